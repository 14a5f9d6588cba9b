import { parse } from 'csv-parse/sync';
import type { Claim } from '../../../schema/evidence/evidence.js';
import { isSafeToRepeat } from '../../../schema/evidence/standing.js';
import type { PackFile } from '../packFile.js';
import { type NumberMention, numberMentions } from './numberMentions.js';
import { wordText } from './wordText.js';

/** BOUND: the pack or a claim that may be repeated has it. WRONG: only a claim that must not be repeated has it. */
export type DraftStanding = 'BOUND' | 'UNBOUND' | 'WRONG';

export interface CheckedNumber extends NumberMention {
  readonly standing: DraftStanding;
  /** Where it stands in the evidence, or what to say instead; empty where nothing has it. */
  readonly because: string;
}

/** What numbers of a draft may rest on. */
export interface DraftEvidence {
  readonly claims: readonly Claim[];
  /** Files of the pack that the draft goes with: its tables and its text are read. */
  readonly pack: readonly PackFile[];
}

/** Says of each number of a draft whether evidence bears it out. Pure. */
export function checkDraft(text: string, { claims, pack }: DraftEvidence): readonly CheckedNumber[] {
  const known = new Map([...textNumbers(pack), ...claimNumbers(claims), ...tableNumbers(pack)]);
  const unsafe = unsafeClaims(claims);
  return numberMentions(text).map((mention) => {
    const bound = known.get(mention.value);
    if (bound !== undefined) return { ...mention, standing: 'BOUND', because: bound };
    const claim = unsafe.get(mention.value);
    if (claim === undefined) return { ...mention, standing: 'UNBOUND', because: '' };
    return {
      ...mention,
      standing: 'WRONG',
      because: `${claim.id} is ${claim.standing}. Say instead: ${claim.sayInstead}`,
    };
  });
}

/** Numbers that claims let us say: those of what is to be said, and as written where the claim holds. */
const claimNumbers = (claims: readonly Claim[]): readonly (readonly [string, string])[] =>
  claims.flatMap(({ id, standing, sayInstead, figuresAsWritten }) =>
    numberMentions([sayInstead, ...(isSafeToRepeat(standing) ? figuresAsWritten : [])].join('\n')).map(
      ({ value }) => [value, `claim ${id}`] as const,
    ),
  );

const unsafeClaims = (claims: readonly Claim[]): ReadonlyMap<string, Claim> =>
  new Map(
    claims
      .filter(({ standing }) => !isSafeToRepeat(standing))
      .flatMap((claim) =>
        numberMentions(claim.figuresAsWritten.join('\n'))
          .filter(({ value }) => isTelling(value))
          .map(({ value }) => [value, claim] as const),
      ),
  );

/** Small counts stand in any text; these are recognised as the claim's. */
const isTelling = (value: string): boolean => /[%.]|\d{3}/.test(value);

/** Numbers of the pack's own text, each of which came from an answer when it was built. */
function textNumbers(pack: readonly PackFile[]): readonly (readonly [string, string])[] {
  const word = pack.find(({ path }) => path === 'pack.docx');
  if (word === undefined) return [];
  return numberMentions(wordText(word.path, word.bytes)).map(({ value }) => [value, 'the text of the pack']);
}

/** Numbers of the tables behind the pack's figures, each with its table, row and column. */
function tableNumbers(pack: readonly PackFile[]): readonly (readonly [string, string])[] {
  const tables = pack.filter(({ path }) => path.startsWith('tables/') && path.endsWith('.csv'));
  return tables.flatMap(({ path, bytes }) => {
    const [labels = [], ...rows] = parse(Buffer.from(bytes), { bom: true });
    const name = path.replace(/^tables\/|\.csv$/g, '').replace('_', ' ');
    return rows.flatMap((row) =>
      row.flatMap((cell, at) =>
        at === 0 || !/^\d/.test(cell)
          ? []
          : numberMentions(cell).map(({ value }) => [value, `${name}, ${row[0]}, ${labels[at]}`] as const),
      ),
    );
  });
}
