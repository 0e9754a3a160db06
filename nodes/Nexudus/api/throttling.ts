import { isEmptyBody, textOf } from './shapes';

/** The first value of a header, whatever its case; undefined when it is absent. */
export function header(headers: Record<string, unknown>, name: string): string | undefined {
	const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name.toLowerCase());
	const value: unknown = Array.isArray(found?.[1]) ? found[1][0] : found?.[1];
	return value === undefined || value === null ? undefined : String(value);
}

/** Milliseconds of the text "Wait 2.5 seconds", the other reading of a request limit (Nexudus REST API, Limits). */
function waitInText(body: unknown): number | undefined {
	const [, seconds] = /\bwait (\d+(?:\.\d+)?) seconds?\b/i.exec(textOf(body)) ?? [];
	return seconds === undefined ? undefined : Number(seconds) * 1000;
}

function headerWait(headers: Record<string, unknown>, now: number): number | undefined {
	const value = header(headers, 'retry-after')?.trim() ?? '';
	if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000;
	// Of "5, 7", which two headers make, JavaScript would read the 7th of May.
	const until = /(GMT|Z)$/.test(value) ? Date.parse(value) : NaN;
	if (Number.isNaN(until)) return undefined;
	const serverNow = Date.parse(header(headers, 'date') ?? '');
	return Math.max(0, until - (Number.isNaN(serverNow) ? now : serverNow));
}

/**
 * Milliseconds that an answer asks to wait: by its header `Retry-After`, in seconds or as an HTTP date (RFC 9110,
 * section 10.2.3), or by its text. A date is measured against the answer's own `Date`, so that a clock that differs from
 * Nexudus's does no harm.
 *
 * @param now milliseconds since 1970, for an answer without a `Date`
 * @returns undefined when it does not say, or not readably
 */
export function retryAfter({ headers, body }: HttpAnswer, now: number): number | undefined {
	return headerWait(headers, now) ?? waitInText(body);
}

/** An answer of any status, as n8n's HTTP helpers return it with `returnFullResponse`. */
export interface HttpAnswer {
	statusCode: number;
	headers: Record<string, unknown>;
	body: unknown;
}

/**
 * Whether Nexudus asks to wait and has not processed the request: status 429, or 409 with `Retry-After`, without a body
 * or with a text that says how long. Any other 409 is a rejection (Nexudus REST API, Limits).
 */
export function isThrottled({ statusCode, headers, body }: HttpAnswer): boolean {
	if (statusCode === 429) return true;
	if (statusCode !== 409) return false;
	const isTold = header(headers, 'retry-after') !== undefined || waitInText(body) !== undefined;
	return isTold || isEmptyBody(body);
}
