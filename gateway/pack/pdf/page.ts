/** The page in points: A4, with margins that leave room for the mark above and the number below. */
export const page = {
  width: 595.28,
  height: 841.89,
  margins: { top: 62, bottom: 52, left: 56, right: 56 },
} as const;

/** Between the margins. */
export const textWidth = page.width - page.margins.left - page.margins.right;
/** Lowest line that text may reach. */
export const floor = page.height - page.margins.bottom;

export const colours = {
  ink: '#0b0c0c',
  quiet: '#484d52',
  line: '#c8cdd2',
  deep: '#12436d',
  alarm: '#7a1330',
} as const;

export interface Look {
  readonly font: 'regular' | 'bold' | 'italic';
  readonly size: number;
  readonly colour: string;
  /** Room above and below, in points. */
  readonly above: number;
  readonly below: number;
}

/** How each kind of text looks. */
export const looks = {
  H1: { font: 'bold', size: 27, colour: colours.ink, above: 4, below: 14 },
  H2: { font: 'bold', size: 19, colour: colours.ink, above: 0, below: 10 },
  H3: { font: 'bold', size: 13, colour: colours.ink, above: 12, below: 4 },
  H4: { font: 'bold', size: 12, colour: colours.ink, above: 0, below: 3 },
  BODY: { font: 'regular', size: 10.5, colour: colours.ink, above: 0, below: 7 },
  LEAD: { font: 'regular', size: 13, colour: colours.ink, above: 0, below: 9 },
  KICKER: { font: 'bold', size: 11, colour: colours.deep, above: 0, below: 6 },
  QUIET: { font: 'regular', size: 10.5, colour: colours.quiet, above: 0, below: 7 },
  SMALL: { font: 'regular', size: 9, colour: colours.ink, above: 0, below: 4 },
  MARK: { font: 'bold', size: 10, colour: colours.alarm, above: 0, below: 5 },
  NOTICE: { font: 'bold', size: 11, colour: colours.alarm, above: 0, below: 12 },
  KEY: { font: 'bold', size: 21, colour: colours.deep, above: 0, below: 0 },
  CELL: { font: 'regular', size: 8.5, colour: colours.ink, above: 0, below: 0 },
} as const satisfies Record<string, Look>;
