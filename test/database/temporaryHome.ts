import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { recallData } from '../../scripts/database/place.js';

/** A temporary folder that the database server's user can pass through, which `mkdtemp` alone does not make. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'concordat-test-'));
  await chmod(folder, 0o711);
  return folder;
}

/** Removes a home, wherever its data is. */
export async function removeHome(home: string): Promise<void> {
  await rm(path.dirname(await recallData(home)), { recursive: true, force: true });
  await rm(home, { recursive: true, force: true });
}
