import type { ReleaseDocument } from '../../../../schema/protocol/release.js';
import { previewText } from '../previewText.js';
import { withTables } from './acceptedTables.js';
import { findPartner } from './findPartner.js';
import type { KitContext } from './kitContext.js';
import { built, type ReleaseFlags } from './makeReleases.js';
import { askedTable } from './tableRequests.js';

export interface AskedPreview extends ReleaseFlags {
  /** Id of a request for a table, and the hub that has it. */
  readonly request: string;
  readonly hub: string;
}

/** `preview --request`: what a table that somebody asks for would publish and withhold, and what it would cost the others. */
export async function previewTable(
  context: KitContext,
  files: readonly string[],
  flags: AskedPreview,
): Promise<void> {
  const partner = await findPartner(flags.partner);
  const asked = await askedTable(context, flags.hub, flags.request);
  const wider = withTables(context, [asked]);
  const now = await built(context, partner, { files, flags });
  const then = await built({ ...wider, write: () => {} }, partner, { files, flags });
  const release = then.find(({ dataset }) => dataset === asked.dataset);
  if (release === undefined) {
    context.write(`\nNone of these sheets is of ${asked.dataset}, of which a table is asked for.\n`);
    return;
  }
  const alone = { ...release, tables: release.tables.filter(({ name }) => name === asked.table.name) };
  context.write(`\n${previewText(wider.knowledge(), alone)}\n${costText(now, then, asked.table.name)}`);
  context.write(
    `Nothing was written or sent. Answer with: accept ${flags.request}, or refuse ${flags.request}.\n`,
  );
}

/** Tables are protected together: a count that is shown may have to be withheld once another table stands beside it. */
function costText(now: readonly ReleaseDocument[], then: readonly ReleaseDocument[], asked: string): string {
  const shown = (releases: readonly ReleaseDocument[]): number =>
    releases
      .flatMap(({ tables }) => tables.filter(({ name }) => name !== asked))
      .flatMap(({ cells }) => cells)
      .filter(({ status }) => status === 'RELEASED').length;
  const lost = shown(now) - shown(then);
  if (lost === 0) return '  The other tables would show as many counts as they do now.\n';
  return lost > 0
    ? `  The other tables would withhold ${lost} of the ${shown(now)} counts that they show now.\n`
    : `  The other tables would show ${-lost} counts more than they do now.\n`;
}
