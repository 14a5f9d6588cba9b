import {
  entries,
  entryOf,
  exportOf,
  type Line,
  type Notes,
  noteOver,
  notesOver,
  otherSigner,
  renumbered,
} from './signedLog.js';

/** How large the log is, and how often it was signed. */
export const size = 60;
const every = 12;

const honest = entries(size);
const honestNotes = notesOver(honest, every);
/** What a partner kept: the note of the end. */
export const held = noteOver(honest);
export const honestExport = exportOf(honest, honestNotes);

/** What somebody who holds the log's key would sign over these entries. */
const signedAnew = (lines: readonly Line[]): readonly string[] => exportOf(lines, notesOver(lines, every));
/** What somebody without the key can show: entries changed, notes as they were. */
const unsigned = (lines: readonly Line[], notes: Notes = honestNotes): readonly string[] =>
  exportOf(lines, notes);

/** A way to change a log at a place; answers the export that is shown afterwards. */
export interface Tampering {
  readonly what: string;
  /** Whether the export alone shows it. Where not, only a checkpoint that somebody else kept does. */
  readonly isFoundAlone: boolean;
  readonly apply: (at: number) => readonly string[];
}

const upTo = (notes: Notes, end: number): Notes => new Map([...notes].filter(([at]) => at <= end));
/** The last place up to here that was signed. */
const signedBefore = (at: number): number => Math.max(every, at - (at % every));

export const tamperings: readonly Tampering[] = [
  {
    what: 'edit: an entry says something else',
    isFoundAlone: true,
    apply: (at) => unsigned(honest.with(at, entryOf(at, 'another'))),
  },
  {
    what: 'delete one: an entry is left out and the rest moves up',
    isFoundAlone: true,
    apply: (at) => unsigned(renumbered(honest.toSpliced(at, 1))),
  },
  {
    what: 'delete tail: everything after a checkpoint is left out, checkpoints too',
    isFoundAlone: false,
    apply: (at) => {
      const end = Math.min(signedBefore(at), size - every);
      return unsigned(honest.slice(0, end), upTo(honestNotes, end));
    },
  },
  {
    what: 'insert: an entry that never was',
    isFoundAlone: true,
    apply: (at) => unsigned(renumbered(honest.toSpliced(at, 0, entryOf(at, 'invented')))),
  },
  {
    what: 'swap: two entries change places',
    isFoundAlone: true,
    apply: (at) => {
      const [a, b] = [at % (size - 1), (at % (size - 1)) + 1].map((place) => entryOf(place));
      if (a === undefined || b === undefined) throw new RangeError('no entry');
      return unsigned(renumbered(honest.with(a.position, b).with(b.position, a)));
    },
  },
  {
    what: 'truncate and re-sign: the end is cut off and the key signs the rest; what it signed before is still kept',
    isFoundAlone: true,
    apply: (at) => {
      const kept = honest.slice(0, Math.max(1, Math.min(at, size - 1)));
      return unsigned(kept, new Map([...honestNotes].filter(([end]) => end < kept.length))).concat(
        JSON.stringify({ checkpoint: noteOver(kept) }),
        JSON.stringify({ checkpoint: held }),
      );
    },
  },
  {
    what: 'roll back: an older database is put in place, and grows on under the same key',
    isFoundAlone: false,
    apply: (at) => {
      const kept = honest.slice(0, Math.min(at, size - 1));
      const later = Array.from({ length: size }, (_, more) => entryOf(more, `anew-${more}`, more));
      return signedAnew([...kept, ...later.slice(kept.length)]);
    },
  },
  {
    what: 'fork: two checkpoints of one size for two histories',
    isFoundAlone: true,
    apply: (at) => {
      const other = noteOver(honest.with(at, entryOf(at, 'another')));
      return [...honestExport, JSON.stringify({ checkpoint: other })];
    },
  },
  {
    what: 'replay: an entry stands there a second time, signed',
    isFoundAlone: true,
    apply: (at) => {
      const again = { ...entryOf(at), position: size };
      return signedAnew([...honest, again]);
    },
  },
  {
    what: 'key change: the checkpoints bear the signature of another key',
    isFoundAlone: true,
    apply: (at) => unsigned(honest.with(at, entryOf(at, 'another')), notesOver(honest, every, otherSigner)),
  },
  {
    what: 'checkpoint edit: a checkpoint says another size',
    isFoundAlone: true,
    apply: (at) => {
      const place = signedBefore(at);
      const edited = (honestNotes.get(place) ?? '').replace(`\n${place}\n`, `\n${place + 1}\n`);
      return unsigned(honest, new Map([...honestNotes, [place, edited]]));
    },
  },
  {
    what: 'clock back: an entry is dated before the one above it, signed',
    isFoundAlone: true,
    apply: (at) => {
      const place = Math.max(1, at);
      return signedAnew(honest.with(place, entryOf(place, `entry-${place}`, place - 2)));
    },
  },
];
