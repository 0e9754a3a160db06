import type { BodyResult, ParameterSource } from '../../../nodes/Nexudus/fields/body';
import { buildBody } from '../../../nodes/Nexudus/fields/body';
import type { BodyForm } from '../../../nodes/Nexudus/fields/types';

/** What there is beside the parameters. */
export interface Given
	extends Partial<Pick<ParameterSource, 'whenEmpty' | 'dateOrder' | 'columns'>> {
	/** What expressions come to, by their text. */
	results?: Record<string, unknown>;
}

/** The body of raw parameters. */
export function buildForm(
	form: BodyForm,
	parameters: Record<string, unknown>,
	{ results = {}, whenEmpty = 'ignore', ...given }: Given = {},
): BodyResult {
	const resolve = (value: unknown): unknown => {
		if (typeof value === 'string' && value.startsWith('=')) return results[value];
		if (Array.isArray(value)) return value.map(resolve);
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolve(inner)]));
	};
	return buildBody(form, {
		raw: (parameter) => parameters[parameter],
		resolved: (parameter) => (parameter in parameters ? resolve(parameters[parameter]) : ''),
		timeZone: 'Europe/Berlin',
		whenEmpty,
		...given,
	});
}

export function problems({ mistakes }: BodyResult): string[] {
	return mistakes.map(({ label, problem }) => `${label} ${problem}`);
}
