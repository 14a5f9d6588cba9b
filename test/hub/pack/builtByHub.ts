import { packFrom } from '../../../scripts/commands/pack.js';
import { fetchAs } from '../../../scripts/identity/askAs.js';
import { choosePack } from '../../../scripts/pack/choosePack.js';
import { createProgress } from '../../../scripts/progress.js';
import { testHub } from '../testHub.js';

/** The day on which packs of tests are built: the same day makes the same bytes. */
export const builtOn = '2026-11-21';

const progress = createProgress({ output: { write: () => true }, colour: false });

/** A pack of what the hub of the tests answers a policy team. */
export async function builtByHub(asked: string) {
  const { url, headers } = testHub();
  const asking = fetchAs({ headers: await headers({ as: 'policy' }), said: '' }, fetch);
  return packFrom(url, { ...choosePack(asked), progress, builtOn, fetch: asking });
}
