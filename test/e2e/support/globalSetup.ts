import { installN8n, n8nVersions } from '../../../runtime/install';
import { packPackage } from '../../../runtime/package';

/** Before all end-to-end tests: what takes long and is the same for all of them. Expects a built package. */
export default async function setUp(): Promise<void> {
	for (const version of n8nVersions) await installN8n(version);
	process.env.NEXUDUS_TEST_TARBALL = await packPackage();
}
