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

/** A call that the model makes; of the first tool unless it names one. */
export interface ToolCall {
	name?: string;
	arguments: IDataObject;
}

/** First one call after the other, then a text with what the tools gave (OpenAI, Responses API). */
function modelAnswer({ input, tools = [] }: ModelRequest, calls: readonly ToolCall[]) {
	const results = input.filter(({ type }) => type === 'function_call_output');
	const next = calls.at(results.length);
	const number = results.length + 1;
	const call = {
		type: 'function_call',
		id: `fc_${number}`,
		call_id: `call_${number}`,
		name: next?.name ?? tools[0]?.name,
		arguments: JSON.stringify(next?.arguments),
		status: 'completed',
	};
	const said = results.map(({ output }) => output).join('\n');
	const message = {
		type: 'message',
		id: 'msg_1',
		role: 'assistant',
		status: 'completed',
		content: [{ type: 'output_text', text: `The tool said: ${said}`, annotations: [] }],
	};
	return {
		id: `resp_${number}`,
		object: 'response',
		created_at: Math.floor(Date.now() / 1000),
		status: 'completed',
		model: 'gpt-4.1-mini',
		output: [next ? call : message],
		usage: { input_tokens: 1, output_tokens: 1, total_tokens: 2 },
	};
}

/** Starts them on a free port. @param calls what the model does before it answers */
export async function startOtherServices(
	calls: readonly ToolCall[] = [{ arguments: toolArguments }],
): Promise<OtherServices> {
	const app = fastify({ forceCloseConnections: true });
	const chatMessages: unknown[] = [];
	const modelRequests: ModelRequest[] = [];
	app.post('/chat', async ({ body }, reply) => {
		chatMessages.push(body);
		return reply.type('text/plain').send('ok');
	});
	app.post<{ Body: ModelRequest }>('/v1/responses', async ({ body }) => {
		modelRequests.push(body);
		return modelAnswer(body, calls);
	});
	await app.listen({ host: '127.0.0.1', port: 0 });
	const { port } = app.server.address() as AddressInfo;
	const close = async () => await app.close();
	return { url: `http://127.0.0.1:${port}`, chatMessages, modelRequests, close };
}
