/** What stands in the place of a secret. */
const HIDDEN = '***';
/** Characters from which on a value of a record counts as secret: a shorter one stands in any text. */
const LEAST_LENGTH = 3;

/**
 * Names of properties whose value nobody may read in a message: AccessPincode, Password, SaltoV2AccessToken. In any case
 * of letters, for Nexudus names properties in more than one.
 */
const SECRET_NAME = /passw|passcode|pincode|secret|token|privatekey|apikey/i;

/** Whether a property holds a secret, by its name. */
export function isSecretName(property: string): boolean {
	return SECRET_NAME.test(property);
}

/** The values of the secret properties of a request's body, nested ones among them. */
export function secretsIn(body: unknown): string[] {
	if (typeof body !== 'object' || body === null) return [];
	return Object.entries(body).flatMap(([property, value]: [string, unknown]) => {
		const isText = typeof value === 'string' || typeof value === 'number';
		if (!isText || !isSecretName(property)) return secretsIn(value);
		const secret = String(value).trim();
		return secret.length < LEAST_LENGTH ? [] : [secret];
	});
}

function literally(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}

/** An expression for a number in hexadecimal, in small or capital letters. */
function hexadecimal(number: number, digits: number): string {
	const text = number.toString(16).padStart(digits, '0');
	return text.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

const ENTITIES: Record<string, string> = {
	'&': 'amp',
	'<': 'lt',
	'>': 'gt',
	'"': 'quot',
	"'": 'apos',
};
const JSON_ESCAPES: Record<string, string> = {
	'\n': 'n',
	'\r': 'r',
	'\t': 't',
	'\b': 'b',
	'\f': 'f',
	'"': '"',
	'\\': '\\',
	'/': '/',
};

/**
 * An expression for a character as addresses, forms, JSON and HTML write it, and as it is: that last, for the others may
 * begin with it.
 */
function written(character: string): string {
	const bytes = [...Buffer.from(character)].map((byte) => `%(?:25)*${hexadecimal(byte, 2)}`);
	const units = character.split('').map((unit) => `\\\\u${hexadecimal(unit.charCodeAt(0), 4)}`);
	const code = character.codePointAt(0) ?? 0;
	const forms = [
		bytes.join(''),
		units.join(''),
		`&#0*${code};`,
		`&#[xX]0*${hexadecimal(code, 1)};`,
	];
	if (character === ' ') forms.push('\\+');
	if (character in ENTITIES) forms.push(`&${ENTITIES[character]};`);
	if (character in JSON_ESCAPES) forms.push(`\\\\${literally(JSON_ESCAPES[character])}`);
	return `(?:${[...forms, literally(character)].join('|')})`;
}

/** A digit of base64 that a neighbour has a part in, and what fills up the last one. */
const SHARED_DIGIT = '(?:[A-Za-z0-9+/_-](?:=|%3[Dd]){0,2})?';

/**
 * Expressions for a secret inside base64 (RFC 4648, sections 4 and 5), alone or as a part of a longer text such as the
 * "user:password" of Basic authentication: what precedes it shifts its digits in three ways.
 */
function inBase64(secret: string): string[] {
	return [0, 1, 2].flatMap((shift) => {
		const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(secret)]);
		const first = Math.ceil((shift * 8) / 6);
		const digits = bytes.toString('base64').slice(first, Math.floor((bytes.length * 8) / 6));
		const own = literally(digits)
			.replace(/\\\+/g, '(?:[+-]|%2[Bb])')
			.replace(/\\\//g, '(?:[/_]|%2[Ff])');
		const [before, after] = [shift, bytes.length].map((end) => (end % 3 ? SHARED_DIGIT : ''));
		return digits.length < LEAST_LENGTH ? [] : [before + own + after];
	});
}

/**
 * A function that takes secrets out of a text, in whatever form they are written there: as they are, or encoded for an
 * address, a form, JSON, HTML or Basic authentication.
 */
export function redactor(secrets: readonly string[]): (text: string) => string {
	const given = [...new Set(secrets)].filter((secret) => secret !== '');
	if (given.length === 0) return (text) => text;
	// The longest first: of two secrets one may begin with the other.
	const forms = given
		.sort((a, b) => b.length - a.length)
		.flatMap((secret) => [[...secret].map(written).join(''), ...inBase64(secret)]);
	const expression = new RegExp(forms.join('|'), 'g');
	return (text) => text.replace(expression, HIDDEN);
}

/** A value with the secrets taken out of all its texts; nested values keep their shape. */
export function redactAll(value: unknown, redact: (text: string) => string): unknown {
	if (typeof value === 'string') return redact(value);
	if (typeof value === 'number') return redact(String(value)) === String(value) ? value : HIDDEN;
	if (Array.isArray(value)) return value.map((part) => redactAll(part, redact));
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).map(([name, part]: [string, unknown]) => [
		name,
		isSecretName(name) ? null : redactAll(part, redact),
	]);
	return Object.fromEntries(entries) as object;
}
