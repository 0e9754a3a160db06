/** The JSON that wraps what Nexudus says (Nexudus REST API, Answers to a write). */

export interface FieldError {
	PropertyName: string;
	Message: string;
	AttemptedValue: unknown;
}

/** Body of a refused request; the message names every error. */
export function rejection(status: number, errors: FieldError[]) {
	const message = errors.map((error) => `${error.PropertyName}: ${error.Message}`).join(', ');
	return { ...failure(status, message), Errors: errors };
}

/** Body of a request that failed without any property being to blame. */
export function failure(status: number, message: string) {
	return {
		Status: status,
		Message: message,
		Value: null,
		Errors: null,
		WasSuccessful: false,
	};
}

/** Body of a write that worked. */
export function success(message: string, value: unknown, updatedOn: unknown, updatedBy: unknown) {
	return {
		Status: 200,
		Message: message,
		Value: value,
		Errors: null,
		WasSuccessful: true,
		UpdatedOn: updatedOn,
		UpdatedBy: updatedBy,
	};
}
