// The rules of eslint-plugin-n8n-nodes-base itself: n8n's own lint configuration brings an older release of them.
import nodesBase from 'eslint-plugin-n8n-nodes-base';
import { parser } from 'typescript-eslint';

const plugins = { 'n8n-nodes-base': nodesBase };

export default [
	{ files: ['**/*.ts', '**/*.json'], plugins, languageOptions: { parser } },
	{
		files: ['nodes/**/*.ts'],
		rules: {
			...nodesBase.configs.nodes.rules,
			// They ask for ['main']; n8n's rule node-connection-type-literal asks for NodeConnectionTypes.Main.
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
			'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
		},
	},
	{
		files: ['credentials/**/*.ts'],
		rules: {
			...nodesBase.configs.credentials.rules,
			// It asks for a page name of n8n's own documentation; a community node's documentation has an address.
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
		},
	},
	{
		files: ['package.json'],
		languageOptions: { parserOptions: { extraFileExtensions: ['.json'] } },
		rules: nodesBase.configs.community.rules,
	},
];
