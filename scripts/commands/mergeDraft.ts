import { readFile, writeFile } from 'node:fs/promises';
import {
  type ChangedParagraph,
  compareDrafts,
  mergedParagraph,
  type PackFile,
  wordText,
} from '../../gateway/pack/index.js';
import { wrap } from '../../gateway/questions/render/textTable.js';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { type ProseParagraph, proseParagraphs, withParagraph } from '../pack/proseFiles.js';
import { readPack } from '../pack/readPack.js';

export interface MergeOptions {
  /** Folder of the pack that was sent out. */
  readonly folder: string;
  /** The Word file that came back. */
  readonly returned: string;
  /** Numbers of the changes to take over into the pack's words, from 1. */
  readonly accept: readonly number[];
  /** Folder with the pack's words. */
  readonly words: URL;
}

const width = 114;

/** `concordat pack merge`: what a region changed, paragraph by paragraph, and those taken over that are accepted. */
export async function mergeDraft({ folder, returned, accept, words }: MergeOptions): Promise<string> {
  const sent = wordText('pack.docx', wordOf(await readPack(folder)));
  const came = wordText(returned, new Uint8Array(await readFile(returned)));
  const changes = compareDrafts(sent, came);
  const unknown = accept.filter((number) => changes[number - 1] === undefined);
  if (unknown.length > 0) throw noChange(unknown, changes.length);
  const blocks: string[] = [];
  for (const [at, change] of changes.entries()) {
    const prose = proseParagraphs(words);
    const place = placeOf(change, prose);
    const isAccepted = accept.includes(at + 1);
    if (isAccepted && place === undefined) throw cannotTake(at + 1, change);
    if (isAccepted && place) await writeFile(place.from.file, withParagraph(place.from, place.text));
    blocks.push(blockOf(change, { number: at + 1, place, isAccepted }));
  }
  return changes.length === 0 ? 'Nothing was changed.\n' : `${blocks.join('\n\n')}\n`;
}

interface Place {
  readonly from: ProseParagraph;
  /** The paragraph with its numbers named. */
  readonly text: string;
}

function placeOf(change: ChangedParagraph, prose: readonly ProseParagraph[]): Place | undefined {
  if (change.numbers.length > 0 || change.before === '' || change.after === '') return undefined;
  for (const from of prose) {
    const text = mergedParagraph(from.text, change.before, change.after);
    if (text !== undefined) return { from, text };
  }
  return undefined;
}

interface Said {
  readonly number: number;
  readonly place: Place | undefined;
  readonly isAccepted: boolean;
}

function blockOf({ before, after, numbers }: ChangedParagraph, { number, place, isAccepted }: Said): string {
  const lines = (sign: string, text: string) =>
    text === '' ? [] : wrap(text, width).map((line) => `${sign} ${line}`);
  const verdict =
    numbers.length > 0
      ? `refused: the numbers ${numbers.join(', ')} are others now, and numbers come from the evidence alone`
      : place === undefined
        ? 'not one paragraph of schema/pack: to be taken over by hand'
        : `${isAccepted ? 'taken over into' : 'can be taken over into'} schema/pack/${place.from.name}`;
  return [`${number}. ${verdict}`, ...lines('-', before), ...lines('+', after)].join('\n');
}

function wordOf(files: readonly PackFile[]): Uint8Array {
  const found = files.find(({ path }) => path === 'pack.docx');
  if (found) return found.bytes;
  throw new ConcordatError('ARGUMENT_INVALID', {
    expected: 'the folder of a pack with its pack.docx',
    found: 'none',
    remedy: 'Name the folder of the pack that was sent out.',
  });
}

const noChange = (unknown: readonly number[], changes: number): ConcordatError =>
  new ConcordatError('ARGUMENT_INVALID', {
    expected: `--accept with numbers from 1 to ${changes}`,
    found: unknown.join(', '),
    remedy: 'Run it without --accept to see the changes with their numbers.',
  });

const cannotTake = (number: number, { numbers }: ChangedParagraph): ConcordatError =>
  new ConcordatError('ARGUMENT_INVALID', {
    expected: 'a change of words alone, in one paragraph of schema/pack',
    found:
      numbers.length > 0
        ? `change ${number}, in which the numbers ${numbers.join(', ')} are others`
        : `change ${number}, which is none`,
    remedy: 'Leave it out of --accept. Ask the region for the evidence of a number, and add it as a figure.',
  });
