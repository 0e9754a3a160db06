/** The first value of a header, whatever its case; undefined when it is absent. */
export function header(headers: Record<string, unknown>, name: string): string | undefined {
	const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name.toLowerCase());
	const value: unknown = Array.isArray(found?.[1]) ? found[1][0] : found?.[1];
	return value === undefined || value === null ? undefined : String(value);
}

/**
 * Milliseconds that a `Retry-After` header asks to wait: seconds or an HTTP date (RFC 9110, section 10.2.3).
 * A date is measured against the answer's own `Date`, so that a clock that differs from Nexudus's does no harm.
 *
 * @param now milliseconds since 1970, for an answer without a `Date`
 * @returns undefined without a readable header
 */
export function retryAfter(headers: Record<string, unknown>, now: number): number | undefined {
	const value = header(headers, 'retry-after')?.trim() ?? '';
	if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000;
	// Of "5, 7", which two headers make, JavaScript would read the 7th of May.
	const until = /(GMT|Z)$/.test(value) ? Date.parse(value) : NaN;
	if (Number.isNaN(until)) return undefined;
	const serverNow = Date.parse(header(headers, 'date') ?? '');
	return Math.max(0, until - (Number.isNaN(serverNow) ? now : serverNow));
}

/** An answer of any status, as n8n's HTTP helpers return it with `returnFullResponse`. */
export interface HttpAnswer {
	statusCode: number;
	headers: Record<string, unknown>;
	body: unknown;
}

function isEmptyBody(body: unknown): boolean {
	return body === undefined || body === null || (typeof body === 'string' && body.trim() === '');
}

/**
 * Whether Nexudus asks to wait and has not processed the request: status 409 with `Retry-After` or without a body, or
 * 429. A 409 with a body is a rejection (Nexudus REST API, Request limits).
 */
export function isThrottled({ statusCode, headers, body }: HttpAnswer): boolean {
	if (statusCode === 429) return true;
	return statusCode === 409 && (isEmptyBody(body) || header(headers, 'retry-after') !== undefined);
}
