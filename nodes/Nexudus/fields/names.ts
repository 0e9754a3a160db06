import type { Field } from './types';

/** The parameter of a field: its property with a lower first letter (`MobilePhone`: `mobilePhone`). */
export function parameterName({
	property,
	parameter,
}: Pick<Field, 'property' | 'parameter'>): string {
	return parameter ?? property.charAt(0).toLowerCase() + property.slice(1);
}

const SMALL_WORDS = new Set([
	'And',
	'At',
	'By',
	'For',
	'From',
	'In',
	'Of',
	'On',
	'Or',
	'The',
	'To',
	'With',
]);

/** "DateOfBirth" in words: "Date of Birth". The Id of a relation goes without saying. */
export function wordsOf(property: string): string {
	const words = property.replace(/(?<=.)Ids?$/, '').match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g);
	return (words ?? [property])
		.map((word, index, all) =>
			index > 0 && index < all.length - 1 && SMALL_WORDS.has(word) ? word.toLowerCase() : word,
		)
		.join(' ');
}

/** What the form calls a field. */
export function labelOf({ property, label }: Pick<Field, 'property' | 'label'>): string {
	return label ?? wordsOf(property);
}

/** The collection that holds what a record may have: frequent fields, and the collections of what is rarely needed. */
export const ADDITIONAL_FIELDS = { name: 'additionalFields', label: 'Additional Fields' };

/** The collection of what does not belong to a record. */
export const OPTIONS = { name: 'options', label: 'Options' };

/** The one list within n8n's `fixedCollection` parameters. */
export const ROWS = 'rows';
