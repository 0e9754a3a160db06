import fastify from 'fastify';
import type { IDataObject } from 'n8n-workflow';
import type { AddressInfo } from 'node:net';

/** A fake chat and a fake OpenAI. */
export interface OtherServices {
	url: string;
	/** What was posted to the chat, in order. */
	chatMessages: unknown[];
	/** The requests for an answer of the model, in order. */
	modelRequests: ModelRequest[];
	close(): Promise<void>;
}

interface ModelRequest {
	input: Array<{ type?: string; output?: string }>;
	tools?: Array<{ name: string; parameters: { properties: IDataObject; required?: string[] } }>;
}

/** What the model makes of the user's message. */
export const toolArguments = {
	Full_Name: 'Grace Hopper',
	Email: 'grace@example.com',
	Company_Name: 'Hopper & Co',
	Mobile_Phone: '',
};

/** First one call of the tool, then a text with what the tool gave (OpenAI, Responses API). */
function modelAnswer({ input, tools = [] }: ModelRequest) {
	const result = input.find(({ type }) => type === 'function_call_output');
	const call = {
		type: 'function_call',
		id: 'fc_1',
		call_id: 'call_1',
		name: tools[0]?.name,
		arguments: JSON.stringify(toolArguments),
		status: 'completed',
	};
	const message = {
		type: 'message',
		id: 'msg_1',
		role: 'assistant',
		status: 'completed',
		content: [{ type: 'output_text', text: `The tool said: ${result?.output}`, annotations: [] }],
	};
	return {
		id: 'resp_1',
		object: 'response',
		created_at: Math.floor(Date.now() / 1000),
		status: 'completed',
		model: 'gpt-4.1-mini',
		output: [result ? message : call],
		usage: { input_tokens: 1, output_tokens: 1, total_tokens: 2 },
	};
}

/** Starts them on a free port. */
export async function startOtherServices(): Promise<OtherServices> {
	const app = fastify({ forceCloseConnections: true });
	const chatMessages: unknown[] = [];
	const modelRequests: ModelRequest[] = [];
	app.post('/chat', async ({ body }, reply) => {
		chatMessages.push(body);
		return reply.type('text/plain').send('ok');
	});
	app.post<{ Body: ModelRequest }>('/v1/responses', async ({ body }) => {
		modelRequests.push(body);
		return modelAnswer(body);
	});
	await app.listen({ host: '127.0.0.1', port: 0 });
	const { port } = app.server.address() as AddressInfo;
	const close = async () => await app.close();
	return { url: `http://127.0.0.1:${port}`, chatMessages, modelRequests, close };
}
