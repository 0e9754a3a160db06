// For what is not published (tests, sandbox, scripts): plain TypeScript rules. Those for community nodes forbid timers,
// processes and files, which tools are made of.
import js from '@eslint/js';
import { configs } from 'typescript-eslint';

export default [js.configs.recommended, ...configs.recommended];
