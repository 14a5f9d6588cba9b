import path from 'node:path';
import { readIfThere, readNamed, writeWhole } from '../../files.js';
import type { CheckedSheet } from '../checkSheet.js';
import { mappingText } from '../columns/mapping.js';
import { SheetRefused } from '../intakeFault.js';
import { intakeSheet } from '../intakeSheet.js';
import type { KnownPartner } from '../partnerFile.js';
import type { KitContext } from './kitContext.js';

export interface SheetFlags {
  readonly from?: string;
  readonly to?: string;
  readonly followedTo?: string;
  readonly sheet?: string;
  readonly accept?: boolean;
  readonly sameRowsArePeople?: boolean;
}

/**
 * Reads and checks every file named, and remembers beside each what its headings mean.
 * @throws SheetRefused for the first file with anything wrong
 */
export async function checkFiles(
  { knowledge, write }: KitContext,
  partner: KnownPartner,
  { files, flags }: { readonly files: readonly string[]; readonly flags: SheetFlags },
): Promise<readonly CheckedSheet[]> {
  const { areas, catalogue } = knowledge();
  const checked: CheckedSheet[] = [];
  for (const named of files) {
    const { file, dataset } = partsOf(named, (name) => catalogue.dataset(name) !== undefined);
    const remembered = `${file}.mapping.json`;
    const mapping = await readIfThere(remembered);
    const outcome = intakeSheet(
      { areas, catalogue, home: partner.area },
      {
        file: { name: file, bytes: await readNamed(file), sheet: flags.sheet },
        dataset,
        mapping,
        covers: { from: flags.from, to: flags.to, followedTo: flags.followedTo },
        acceptsGuesses: flags.accept,
        sameRowsArePeople: flags.sameRowsArePeople,
      },
    );
    if (outcome.mapping) await writeWhole(remembered, mappingText(outcome.mapping));
    if (!outcome.checked.ok) throw new SheetRefused(file, outcome.checked.faults);
    const sheet = outcome.checked.value;
    write(checkedText(file, sheet));
    checked.push(sheet);
  }
  return checked;
}

/** `clients=sheet.csv`, or a file whose name begins with that of its dataset. */
function partsOf(named: string, isDataset: (name: string) => boolean) {
  const [before = '', after] = named.split(/=(.*)/s);
  if (after !== undefined && isDataset(before)) return { dataset: before, file: after };
  const [base = ''] = path.basename(named).split('.');
  return { file: named, dataset: isDataset(base) ? base : undefined };
}

function checkedText(file: string, { dataset, rows, notes }: CheckedSheet): string {
  const first = `${file}: ${rows.toLocaleString('en-GB')} rows of ${dataset.name}, nothing wrong.`;
  return [first, ...notes.map((note) => `  ${note}`), ''].join('\n');
}
