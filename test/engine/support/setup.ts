type LimitsModule = typeof import('../../../nodes/Nexudus/api/limits');

// The space between requests would make up most of the time that these tests take. Suites that are about it unmock this.
jest.mock('../../../nodes/Nexudus/api/limits', (): LimitsModule => {
	const limits = jest.requireActual<LimitsModule>('../../../nodes/Nexudus/api/limits');
	return {
		...limits,
		rulesFor: (...given) => limits.rulesFor(...given).filter((rule) => !limits.isSpacing(rule)),
	};
});
