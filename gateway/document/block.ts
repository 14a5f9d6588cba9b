/** What a document shows over everything where any figure in it is invented. */
export const watermark = 'SYNTHETIC DEMONSTRATION DATA';

/** The numbers behind a figure. */
export interface DataTable {
  readonly columns: readonly { readonly label: string; readonly isNumber: boolean }[];
  readonly rows: readonly (readonly string[])[];
}

/** A piece of running text. */
export type Run =
  | string
  | { readonly text: string; readonly look: 'STRONG' | 'EMPHASIS' | 'QUIET' | 'CODE' | 'QUOTED' }
  | { readonly text: string; readonly target: string };
export type Runs = readonly Run[];

/** What a paragraph is for; each format decides how that looks. */
export type ParagraphLook = 'BODY' | 'LEAD' | 'KICKER' | 'QUIET' | 'SMALL' | 'MARK' | 'NOTICE';

export interface Paragraph {
  readonly kind: 'PARAGRAPH';
  readonly look: ParagraphLook;
  readonly runs: Runs;
}

export interface Heading {
  readonly kind: 'HEADING';
  /** 2 on the cover, which is no section; 3 within one. */
  readonly level: 2 | 3;
  readonly text: string;
}

export interface List {
  readonly kind: 'LIST';
  readonly isSmall: boolean;
  readonly items: readonly Runs[];
}

export interface Quotation {
  readonly kind: 'QUOTATION';
  readonly text: string;
}

/** Blocks that no page break should part. */
export interface Together {
  readonly kind: 'TOGETHER';
  readonly blocks: readonly Block[];
}

/** The summary: a number for each ask. */
export interface KeyNumbers {
  readonly kind: 'KEY_NUMBERS';
  readonly items: readonly {
    readonly value: string;
    readonly title: string;
    readonly quotation: string;
    readonly says: Runs;
  }[];
}

/** Objections with what is answered to them. */
export interface Answers {
  readonly kind: 'ANSWERS';
  readonly items: readonly { readonly title: string; readonly paragraphs: readonly Runs[] }[];
}

export interface Table {
  readonly kind: 'TABLE';
  readonly caption: string;
  /** True where any number in it is invented. */
  readonly isSynthetic: boolean;
  readonly table: DataTable;
}

/** A drawn figure with everything that stands around it. */
export interface FigureBlock {
  readonly kind: 'FIGURE';
  /** As in `6a.1`. */
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  /** What the picture shows, for those who don't see it. */
  readonly alt: string;
  readonly isSynthetic: boolean;
  /** Breaks, source, vintages, caveats, the numbers, notes. */
  readonly below: readonly Block[];
}

/** Where the parts are, by the ids of their sections. */
export interface Contents {
  readonly kind: 'CONTENTS';
  readonly items: readonly { readonly target: string; readonly text: string }[];
}

export type Block =
  | Paragraph
  | Heading
  | List
  | Quotation
  | Together
  | KeyNumbers
  | Answers
  | Table
  | FigureBlock
  | Contents;

/** A part of a document under a heading of the second level. */
export interface PlainSection {
  /** Unique in the document. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A document as Word renders it, a pack or not: what stands in it and in which order, not how it looks. */
export interface PlainDocument {
  readonly title: string;
  /** The title as it stands on the cover, where the notice above it says what is invented. */
  readonly coverTitle: string;
  readonly description: string;
  /** YYYY-MM-DD. */
  readonly builtOn: string;
  readonly isSynthetic: boolean;
  readonly cover: readonly Block[];
  readonly sections: readonly PlainSection[];
  /** Whether each section begins a page. */
  readonly startsPages: boolean;
  readonly closing: readonly Block[];
}

export const paragraph = (look: ParagraphLook, ...runs: Runs): Paragraph => ({
  kind: 'PARAGRAPH',
  look,
  runs,
});
export const heading = (text: string, level: Heading['level'] = 3): Heading => ({
  kind: 'HEADING',
  level,
  text,
});
export const list = (items: readonly Runs[], isSmall = false): List => ({ kind: 'LIST', isSmall, items });
export const together = (...blocks: readonly Block[]): Together => ({ kind: 'TOGETHER', blocks });
export const strong = (text: string): Run => ({ text, look: 'STRONG' });
export const quiet = (text: string): Run => ({ text, look: 'QUIET' });
export const emphasis = (text: string): Run => ({ text, look: 'EMPHASIS' });

/** The text of a run, without its look. */
export const textOf = (run: Run): string => (typeof run === 'string' ? run : run.text);
