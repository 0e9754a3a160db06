const { projects, testTimeout } = require('./jest.config');

/** One project, as the mutation tests want it. */
module.exports = { ...projects.find(({ displayName }) => displayName === 'unit'), testTimeout };
