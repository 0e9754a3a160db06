const { dest, src } = require('gulp');

/** Copies what tsc leaves behind: icons and the codex file. */
function assets() {
	return src(['nodes/**/*.{svg,json}', 'credentials/**/*.svg'], { base: '.' }).pipe(dest('dist'));
}

exports.default = assets;
