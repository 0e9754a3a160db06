import { until } from './until';

export interface FormEnding {
	title: string;
	message: string;
	/** Those that the browser is made to download. */
	files: Array<{ name: string; text: string }>;
}

/** Fills in a form, follows it to its last page, and reads that, as the form's own script does in a browser. */
export async function submitForm(url: string, values: Array<string | File>): Promise<FormEnding> {
	const form = new FormData();
	for (const [index, value] of values.entries()) form.append(`field-${index}`, value);
	const response = await fetch(url, { method: 'POST', body: form });
	const { formWaitingUrl } = (await response.json()) as { formWaitingUrl: string };
	const statusUrl = new URL(formWaitingUrl);
	statusUrl.pathname += '/n8n-execution-status';
	await until('the form has a next page', async () => {
		const status = await (await fetch(statusUrl)).text();
		if (['error', 'crashed', 'success'].includes(status)) throw new Error(`It ended: ${status}`);
		return status === 'form-waiting' ? true : undefined;
	});
	const page = await (await fetch(formWaitingUrl)).text();
	await fetch(formWaitingUrl, { method: 'POST' });
	return readEnding(page);
}

type PageFile = { fileName: string; data: string | { data: number[] } };

function textOf(data: PageFile['data']): string {
	const bytes = typeof data === 'string' ? Buffer.from(data, 'latin1') : Buffer.from(data.data);
	return bytes.toString();
}

/** n8n 1.x has one file in the page, n8n 2.x a list. */
function readEnding(page: string): FormEnding {
	const find = (pattern: RegExp) => pattern.exec(page)?.[1].trim() ?? '';
	const files = decodeURIComponent(find(/decodeURIComponent\("([^"]*)"\)/)) || '[]';
	return {
		title: find(/<h1>([^]*?)<\/h1>/),
		message: find(/<h1>[^]*?<p[^>]*>([^]*?)<\/p>/),
		files: [JSON.parse(files) as '' | PageFile | PageFile[]]
			.flat()
			.filter((file) => file !== '')
			.map(({ fileName, data }) => ({ name: fileName, text: textOf(data) })),
	};
}
