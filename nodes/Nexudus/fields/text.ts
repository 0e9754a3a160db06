/**
 * The text as it is compared with others: spaces around it, upper and lower case, and whether an accented letter is one
 * character or two (Unicode NFC, NFD) make no difference.
 */
export function foldText(value: unknown): string {
	return String(value ?? '')
		.trim()
		.normalize('NFC')
		.toLowerCase();
}

export function isSameText(a: unknown, b: unknown): boolean {
	return foldText(a) === foldText(b);
}

/**
 * A name as it is compared with others: by its letters and digits alone. "E-Mail", "e_mail" and "émail" are one, and so
 * are "Rather not say" and "RatherNotSay".
 */
export function foldName(name: string): string {
	return name
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');
}

/** Whether a folded name is a text, or begins like it. */
export function nameMatcher(text: string, how: 'whole' | 'beginning'): (name: string) => boolean {
	const folded = foldName(text);
	return how === 'whole' ? (name) => name === folded : (name) => name.startsWith(folded);
}

/** The ways to write the same text: a server that does not know them for the same is to be asked for each. */
export function spellings(text: string): string[] {
	return [...new Set([text, text.normalize('NFC'), text.normalize('NFD')])];
}
