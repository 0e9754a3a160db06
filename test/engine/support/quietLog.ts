/** Imported before n8n-core, whose log would otherwise repeat every failure that a test provokes. */
process.env.N8N_LOG_LEVEL ??= 'silent';

export {};
