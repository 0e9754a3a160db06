import fc from 'fast-check';

import { isSigned } from '../../../nodes/Nexudus/trigger/signature';
import { signatureOf } from '../../../sandbox/webhooks/signature';

const text = fc.string({ unit: 'grapheme' });
const secret = fc.string({ unit: 'grapheme', minLength: 1 });
const reading = fc.constantFrom('ascii', 'utf8');

test.each([
	[
		'[{"Id":1,"FullName":"Ana Diaz"}]',
		'E276901C8998EBD79BB1B9B4F2ECDC34AADEC153DC81ABE2FCA20E719544EB42',
	],
	[
		'[{"Id":1,"FullName":"Ana Díaz"}]',
		'89BD080818CF14BCD8D6289AE7434A0DFAAC809F049CE7415709705F41E26DBB',
	],
	[
		'[{"Id":1,"FullName":"Ana Díaz"}]',
		'A0E742E4D760D89DF099BA5D68714C9DB23747F2A930C51E6D2868CB7665EBD6',
	],
])('takes what Nexudus signs: %s %s', (body, signature) => {
	expect(isSigned(Buffer.from(body), signature, ['test-secret'])).toBe(true);
});

test('takes a body signed with any of the secrets, over either text, in any case', () => {
	const run = fc.property(
		text,
		secret,
		secret,
		reading,
		fc.boolean(),
		(body, own, other, way, isSmall) => {
			const signature = signatureOf(body, own, way);
			const given = isSmall ? signature.toLowerCase() : signature;
			expect(isSigned(Buffer.from(body), given, [other, own])).toBe(true);
		},
	);
	fc.assert(run);
});

test('takes nothing that is signed with another secret or for another body, or not at all', () => {
	const ascii = fc.string();
	const key = fc.string({ minLength: 1 });
	const run = fc.property(ascii, ascii, key, key, (body, otherBody, own, other) => {
		fc.pre(body !== otherBody && own !== other);
		// HMAC pads a key with zeros (RFC 2104, section 2).
		fc.pre(!own.includes('\0') && !other.includes('\0'));
		const sent = Buffer.from(body);
		expect(isSigned(sent, signatureOf(body, other, 'utf8'), [own])).toBe(false);
		expect(isSigned(sent, signatureOf(otherBody, own, 'utf8'), [own])).toBe(false);
		expect(isSigned(sent, signatureOf(body, own, 'utf8'), [])).toBe(false);
	});
	fc.assert(run);
});

test.each([undefined, '', 'E276', ['a', 'b'], 'Z'.repeat(64), `sha256=${'0'.repeat(64)}`])(
	'takes no %j for a signature',
	(signature) => {
		expect(isSigned(Buffer.from('[]'), signature, ['test-secret'])).toBe(false);
	},
);
