/** What entries are about: the six verbs of DPA 2018, section 62, and what changes who may see what. */
export const entryKinds = {
  COLLECTION: 'A release came into the register.',
  ALTERATION: 'A release took the place of another.',
  CONSULTATION: 'A question is about to be put to partners. Written before any of them is asked.',
  DISCLOSURE: 'What the answer holds. Written before it leaves.',
  COMBINATION: 'The same, where it holds figures of several partners.',
  REFUSAL: 'The question was answered with nothing.',
  ERASURE: 'A release was withdrawn, or what entries held was erased.',
  PUBLISH: "A subgraph's schema was published.",
  ACTIVATE: 'Another supergraph answers.',
  AGREEMENT: 'An agreement was proposed, signed, refused or ended.',
  PURPOSE: 'A purpose was registered.',
  KEY: 'A key came, changed or went.',
  KILL_SWITCH: 'A switch that stops answers was set or lifted.',
  PACK: 'An evidence pack was made or changed.',
  SIGN_OFF: 'Somebody signed off, endorsed or refused to.',
  LOG_READ: 'A partner asked who used its figures.',
  GATE_FAULT: 'A subgraph sent figures that are not the registered ones.',
} as const;
export type EntryKind = keyof typeof entryKinds;

/** For whom a question was asked, and under what. */
export interface Use {
  /** Joins the entries of one question. */
  readonly use: string;
  readonly organisation: string | null;
  readonly purpose: string | null;
  /** Ids of the agreements it relies on. */
  readonly agreements: readonly string[];
  /** Version of the supergraph it was asked of. */
  readonly supergraph: string;
}

/** Who asked what: for the hub alone, in no partner's view. */
export interface Asker {
  /** Pseudonym. */
  readonly requester: string;
  /** SHA-256 of the document. */
  readonly document: string;
}

/** A question before it is put to partners. */
export interface Consultation {
  readonly kind: 'CONSULTATION';
  readonly use: Use;
  readonly asker: Asker;
  /** Fields asked for, as `Area.referralsMade`. */
  readonly coordinates: readonly string[];
  /** What the requester wrote freely: only keyed hashes of it are kept. */
  readonly secrets: { readonly variables: string; readonly project: string };
}

/** Figures of one table of a release in one answer. */
export interface DisclosedTable {
  readonly release: string;
  readonly table: string;
  /** How many cells. */
  readonly cells: number;
  /** Which, where they are few. */
  readonly ids: readonly string[];
  /** SHA-256 over all their ids, sorted, one a line. */
  readonly digest: string;
}

/** What an answer holds. */
export interface Outcome {
  readonly kind: 'DISCLOSURE' | 'COMBINATION' | 'REFUSAL';
  readonly use: Use;
  readonly asker: Asker;
  readonly decision: 'ANSWERED' | 'PARTLY' | 'REFUSED';
  /** Codes of its errors. */
  readonly codes: readonly string[];
  readonly cells: number;
  /** How many cells show no value for protection. Never which, nor why. */
  readonly withheld: number;
  readonly durationMs: number;
  readonly tables: Readonly<Record<string, readonly DisclosedTable[]>>;
}

type Fact = string | number | boolean | null;

/** Something that changes who may see what, or what there is to see. */
export interface Happening {
  readonly kind: Exclude<EntryKind, Consultation['kind'] | Outcome['kind']>;
  /** What was done, such as SIGNED or REVOKED. */
  readonly action: string;
  /** Id of what it was done to. */
  readonly subject: string;
  /** Pseudonym of who did it; null where the hub did. */
  readonly by: string | null;
  /** Partners that it concerns, who may read it. */
  readonly partners: readonly string[];
  /** Ids, hashes, codes and numbers. Never words that somebody wrote. */
  readonly facts?: Readonly<Record<string, Fact | readonly Fact[]>>;
}

export type AuditEntry = Consultation | Outcome | Happening;
