import { z } from 'zod';

const text = z.string();
const named = z.object({ name: text });

const missing = z.object({
  missing: text,
  publisher: named,
  askedFor: text.nullable(),
  askedBy: text.nullable(),
});

const provenance = z.enum(['SOURCE', 'SYNTHETIC']);

const minutes = z.object({ title: text, heldOn: text, text, provenance });

const action = z.object({
  title: text,
  owner: text,
  due: text,
  done: text.nullable(),
  state: z.enum(['DONE', 'OPEN', 'OVERDUE']),
  provenance,
  minutes: z.object({ heldOn: text }).nullable(),
});

const board = z.object({
  name: text,
  established: text,
  termsOfReference: z.object({ title: text, text: text.nullable(), gap: missing.nullable() }),
  minutes: z.array(minutes),
  actions: z.array(action),
  gaps: z.array(missing),
});

const response = z.object({
  recommendation: z.object({ id: text, title: text.nullish() }),
  respondent: named,
  due: text,
  text: text.nullable(),
  saidBefore: z.array(z.object({ role: text, says: text })),
  gap: missing.nullable(),
});

const commitment = z.object({
  title: text,
  owner: named,
  state: text,
  because: text,
  promises: text,
  measure: text.nullable(),
  due: text.nullable(),
  gaps: z.array(missing),
});

const contactList = z.object({
  title: text,
  keptBy: named,
  holds: text,
  entries: z.number(),
  fresh: z.number(),
  stale: z.number(),
  neverVerified: z.number(),
  gap: missing,
});

const contact = z.object({
  area: z.object({ code: text, name: text }),
  office: text,
  reached: text,
  isValid: z.boolean(),
  lastVerified: text.nullable(),
  daysSinceVerified: z.number().nullable(),
  freshness: z.enum(['FRESH', 'STALE', 'NEVER_VERIFIED']),
  provenance,
});

const helpline = z.object({ name: text, number: text, note: text });

/** What the saved question `board` is answered; a part is null where its subgraph did not answer. */
export const boardAnswerSchema = z.object({
  helpline: helpline.nullish(),
  board: board.nullish(),
  responses: z.array(response).nullish(),
  commitments: z.array(commitment).nullish(),
  contactLists: z.array(contactList).nullish(),
  police: z.array(contact).nullish(),
  councils: z.array(contact).nullish(),
});

export type BoardAnswer = Readonly<z.infer<typeof boardAnswerSchema>>;
export type BoardPart = Readonly<z.infer<typeof board>>;
export type Missing = Readonly<z.infer<typeof missing>>;
export type BoardContact = Readonly<z.infer<typeof contact>>;
export type BoardContactList = Readonly<z.infer<typeof contactList>>;
export type BoardCommitment = Readonly<z.infer<typeof commitment>>;
export type BoardResponse = Readonly<z.infer<typeof response>>;
