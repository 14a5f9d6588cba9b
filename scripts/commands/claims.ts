import { readFile } from 'node:fs/promises';
import { checkDraft, type DraftStanding, wordText } from '../../gateway/pack/index.js';
import { drawTable, wrap } from '../../gateway/questions/render/textTable.js';
import { loadEvidence } from '../../schema/evidence/loadEvidence.js';
import { isSafeToRepeat } from '../../schema/evidence/standing.js';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { readPack } from '../pack/readPack.js';
import { messageOf } from '../systemError.js';

const width = 118;
const columns = [
  { key: 'id', label: 'Claim', isNumber: false },
  { key: 'standing', label: 'Standing', isNumber: false },
  { key: 'title', label: 'What it is about', isNumber: false },
  { key: 'say', label: 'Say instead', isNumber: false },
];

/** `concordat claims`: every claim of the two source documents with its standing, each recomputed as it is read. */
export function listClaims(): string {
  const { claims } = loadEvidence();
  const rows = claims.map(({ id, standing, title, sayInstead }) => [id, standing, title, sayInstead]);
  const safe = claims.filter(({ standing }) => isSafeToRepeat(standing)).length;
  return `${drawTable(columns, rows, width)}\n${claims.length} claims: ${safe} may be repeated, ${claims.length - safe} may not. Every recomputation came to the result that is recorded.\n`;
}

const signs = { BOUND: '✓ bound', UNBOUND: '✗ unbound', WRONG: '✗ wrong' } as const satisfies Record<
  DraftStanding,
  string
>;

/** `concordat claims check <draft.docx>`: each number of a draft. @returns what to print, and whether all are bound */
export async function checkClaims(
  draft: string,
  packFolder: string | undefined,
): Promise<{ readonly text: string; readonly isBound: boolean }> {
  const words = wordText(draft, await readDraft(draft));
  const pack = packFolder === undefined ? [] : await readPack(packFolder);
  const checked = checkDraft(words, { claims: loadEvidence().claims, pack });
  const blocks = checked.map(({ standing, text, because, sentence }) =>
    [
      `${signs[standing]}  ${text}${because === '' ? '' : `  ${because}`}`,
      ...wrap(sentence, width - 4).map((line) => `    ${line}`),
    ].join('\n'),
  );
  const counted = (wanted: DraftStanding) => checked.filter(({ standing }) => standing === wanted).length;
  const sum = `${checked.length} numbers: ${counted('BOUND')} bound, ${counted('UNBOUND')} unbound, ${counted('WRONG')} wrong.`;
  return {
    text: `${[...blocks, sum].join('\n\n')}\n`,
    isBound: checked.every(({ standing }) => standing === 'BOUND'),
  };
}

async function readDraft(draft: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(draft));
  } catch (cause) {
    throw new ConcordatError('ARGUMENT_INVALID', {
      expected: 'a Word file (.docx)',
      found: `${draft}: ${messageOf(cause)}`,
      remedy: 'Name the file of the draft.',
      cause,
    });
  }
}
