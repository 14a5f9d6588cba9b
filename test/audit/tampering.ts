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
export const size = 104;
const every = 13;

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

/** A way to change a log at a place, from the second entry to the last but one; answers the export that is shown afterwards. */
export interface Tampering {
  readonly what: string;
  /** Whether the export alone shows it. Where not, only a checkpoint that somebody else kept does. */
  readonly isFoundAlone: boolean;
  readonly apply: (at: number) => readonly string[];
}

const upTo = (notes: Notes, end: number): Notes => new Map([...notes].filter(([at]) => at <= end));
/** The notes of a log that was signed at this size, too. */
const signedAt = (at: number): Notes =>
  new Map([...honestNotes, [at, noteOver(honest.slice(0, at))] as const]);

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
      return unsigned(honest.slice(0, at), upTo(signedAt(at), at));
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
      return unsigned(renumbered(honest.with(at, entryOf(at + 1)).with(at + 1, entryOf(at))));
    },
  },
  {
    what: 'truncate and re-sign: the end is cut off and the key signs the rest; what it signed before is still kept',
    isFoundAlone: true,
    apply: (at) => {
      const kept = honest.slice(0, at);
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
      const kept = honest.slice(0, at);
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
      const edited = noteOver(honest.slice(0, at)).replace(`\n${at}\n`, `\n${at + 1}\n`);
      return unsigned(honest, new Map([...honestNotes, [at, edited] as const]));
    },
  },
  {
    what: 'clock back: an entry is dated before the one above it, signed',
    isFoundAlone: true,
    apply: (at) => {
      return signedAnew(honest.with(at, entryOf(at, `entry-${at}`, at - 2)));
    },
  },
];
