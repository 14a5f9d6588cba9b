import type { Agreement } from '../../../../schema/agreements/agreement.js';
import type { Dataset } from '../../../../schema/datasets/dataset.js';
import type { Purpose } from '../../../../schema/purposes/purposes.js';
import {
  type Block,
  list,
  type PlainDocument,
  type PlainSection,
  paragraph,
  type Runs,
  strong,
  type Table,
} from '../../../document/block.js';
import { longDate } from '../../../document/dates.js';
import type { Owner } from '../agreementBook.js';
import type { Standing } from '../standing.js';

/** What can be learned from one release of the owner's, as an outsider finds out. */
export interface DisclosureFigures {
  readonly dataset: string;
  readonly release: string;
  readonly vintage: string;
  readonly cells: number;
  readonly withheld: number;
  /** Withheld counts that follow from everything its owner has released; undefined where nobody is counted. */
  readonly computable: number | undefined;
}

/** Everything the papers of an agreement are filled from. */
export interface PaperContext {
  readonly agreement: Agreement;
  readonly owner: Owner;
  readonly standing: Standing;
  /** Datasets that the agreement covers. */
  readonly datasets: readonly Dataset[];
  readonly purposes: readonly Purpose[];
  readonly disclosure: readonly DisclosureFigures[];
  /** The day it is written, YYYY-MM-DD. */
  readonly on: string;
}

/** One paper: the agreement itself, or a template filled as far as the hub knows. */
export interface Paper {
  /** Of its file, without an ending. */
  readonly name: string;
  readonly title: string;
  /** What it is for and who has to finish it. */
  readonly lead: string;
  readonly sections: readonly PlainSection[];
}

export const part = (id: string, title: string, ...blocks: readonly Block[]): PlainSection => ({
  id,
  title,
  blocks,
});

export const says = (...runs: Runs): Block => paragraph('BODY', ...runs);

export const points = (...items: readonly string[]): Block => list(items.map((text) => [text]));

/** What only people can say: nothing is put in their mouths. */
export const toFill = (what: string): Block => paragraph('BODY', strong(`[To fill in: ${what}]`));

export function tableOf(
  caption: string,
  labels: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): Table {
  const columns = labels.map((label, at) => ({
    label,
    isNumber: rows.length > 0 && rows.every((row) => typeof row[at] === 'number'),
  }));
  const texts = rows.map((row) =>
    row.map((value) => (typeof value === 'number' ? value.toLocaleString('en-GB') : value)),
  );
  return { kind: 'TABLE', caption, isSynthetic: false, table: { columns, rows: texts } };
}

/** What a party is called; its id where it is none. */
export const nameOf = ({ parties }: Agreement, organisation: string): string =>
  parties.find(({ id }) => id === organisation)?.name ?? organisation;

/** `POLICE_FORCE_AREA` as "police force area". */
export const inWords = (code: string): string => code.toLowerCase().replaceAll(/[_-]/g, ' ');

/** A paper as the document that Word renders. */
export function paperDocument(paper: Paper, { agreement, on }: PaperContext): PlainDocument {
  const { title, lead, sections } = paper;
  const notice =
    'SYNTHETIC DEMONSTRATION DATA. The owner, the parties and what they agreed to are invented; nobody is bound by this paper.';
  return {
    title: `${title}: ${agreement.title}`,
    coverTitle: title,
    description: `${agreement.id}, ${longDate(on)}.`,
    builtOn: on,
    isSynthetic: agreement.demonstration,
    cover: [
      ...(agreement.demonstration ? [paragraph('NOTICE', notice)] : []),
      paragraph('KICKER', agreement.id),
      paragraph('LEAD', agreement.title),
      says(lead),
      { kind: 'CONTENTS', items: sections.map(({ id, title: text }) => ({ target: id, text })) },
    ],
    sections,
    startsPages: false,
    closing: [paragraph('QUIET', `Written by the hub from the agreement as it stood on ${longDate(on)}.`)],
  };
}
