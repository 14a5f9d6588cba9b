import { z } from 'zod';
import { certainties } from '../evidence/evidence.js';

/** How far something promised has come. */
export const commitmentStates = {
  PROMISED: 'Announced; nothing held says that it has begun.',
  IN_PLACE: 'It exists or runs, as far as its source goes.',
  DELIVERED: 'What was promised has been done.',
  LAPSED: 'Its own period has ended, and nothing held says that it was renewed.',
  NOT_KNOWN: 'The sources do not say.',
} as const;

/** What a commitment is. */
export const commitmentKinds = {
  STRATEGY: 'A strategy for an area.',
  PLAN: 'A plan of a body for its own work.',
  STANDARD: 'A standard for others to meet.',
  SERVICE: 'A service that is paid for.',
  GROUP: 'A group or board that is set up.',
  ROLE: 'Roles that are to be filled.',
  CAMPAIGN: 'Public support of a campaign.',
} as const;

/** What a named thing is. */
export const bodyKinds = {
  SYSTEM: 'A procedure, service or scheme.',
  BODY: 'An organisation, or a group of them.',
  OFFICE: 'An office or unit, never the person who holds it.',
  ARTEFACT: 'A plan, strategy, standard, publication or service that the sources point to.',
} as const;

/** Where a text of the board or a contact comes from. */
export const recordProvenances = {
  SOURCE: 'From the source named.',
  SYNTHETIC: 'Made up to show how it would look; says nothing about any real body.',
} as const;

/** The two registers of borough contacts. They are different lists and neither stands in for the other. */
export const contactRegisters = {
  POLICE_SINGLE_POINT_OF_CONTACT: 'Police single points of contact: one for the policing of each borough.',
  COUNCIL_CHAMPION: 'Slavery champions or single points of contact of councils: one in each local authority.',
} as const;

/** How far a point of a super-complaint has come. */
export const pointStates = {
  RAISED: 'Made in the complaint; what the report found on it is not held.',
  UPHELD: 'The report agreed.',
  NOT_UPHELD: 'The report did not agree.',
} as const;

export type CommitmentState = keyof typeof commitmentStates;
export type CommitmentKind = keyof typeof commitmentKinds;
export type BodyKind = keyof typeof bodyKinds;
export type RecordProvenance = keyof typeof recordProvenances;
export type ContactRegister = keyof typeof contactRegisters;
export type PointState = keyof typeof pointStates;

const keyOf = <Key extends string>(table: Readonly<Record<Key, string>>) =>
  z.enum(Object.keys(table) as [Key, ...Key[]]);
const text = z.string().trim().min(1);
const texts = z.array(text);
const date = z.iso.date();
/** A day, a month or a year, as exactly as the source has it. */
const dated = z.string().regex(/^\d{4}(?:-\d\d){0,2}$/);
const kebab = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
const areaCode = z.string().regex(/^[A-Z]\d{8}$/);
const recommendationId = z.string().regex(/^R[1-6]$/);
const sourceId = z.string().regex(/^[A-Z][A-Z0-9_]*$/);
const provenance = keyOf(recordProvenances);

/** Where something is said: the document, its words where they matter, and how we know. */
export const citationSchema = z.strictObject({
  source: sourceId,
  says: text.nullable(),
  certainty: keyOf(certainties),
});

/** Something that should be known and is not: what, who would have to publish it, since when it was asked for. */
export const gapSchema = z.strictObject({
  missing: text,
  publisher: kebab,
  askedFor: text.nullable(),
  askedBy: date.nullable(),
});

export const sourceSchema = z.strictObject({
  id: sourceId,
  title: text,
  publisher: text,
  dated: dated.nullable(),
  url: z.url().nullable(),
  note: text.nullable(),
});

export const bodySchema = z.strictObject({
  id: kebab,
  name: text,
  kind: keyOf(bodyKinds),
  whatItIs: text,
  /** What the hub needs of it; empty where nothing. */
  needs: texts,
  namedIn: z.array(sourceId),
  /** A question whose answer holds what the graph has of it. */
  query: text,
  /** Needs that no place in the graph meets yet. */
  gaps: texts,
});

export const commitmentSchema = z.strictObject({
  id: kebab,
  title: text,
  kind: keyOf(commitmentKinds),
  owner: kebab,
  areas: z.array(areaCode).min(1),
  promises: text,
  measure: text.nullable(),
  due: date.nullable(),
  state: keyOf(commitmentStates),
  because: text,
  recommendations: z.array(recommendationId),
  citation: citationSchema,
  gaps: z.array(gapSchema),
});

export const paperSchema = z.strictObject({
  title: text,
  text: text.nullable(),
  gap: gapSchema.nullable(),
});

export const boardSchema = z.strictObject({
  body: kebab,
  established: dated,
  citation: citationSchema,
  termsOfReference: paperSchema,
  gaps: z.array(gapSchema),
});

export const minutesSchema = z.strictObject({
  id: kebab,
  title: text,
  heldOn: date,
  text,
  provenance,
});

export const actionSchema = z.strictObject({
  id: kebab,
  minutes: kebab,
  title: text,
  owner: text,
  due: date,
  done: date.nullable(),
  provenance,
});

export const responseSchema = z.strictObject({
  id: kebab,
  recommendation: recommendationId,
  respondent: kebab,
  due: date,
  text: text.nullable(),
  gap: gapSchema.nullable(),
  saidBefore: z.array(z.strictObject({ role: text, says: text, citation: citationSchema })),
});

export const contactListSchema = z.strictObject({
  register: keyOf(contactRegisters),
  title: text,
  keptBy: kebab,
  holds: text,
  gap: gapSchema,
});

export const contactSchema = z.strictObject({
  id: kebab,
  register: keyOf(contactRegisters),
  office: text,
  heldAt: text,
  area: areaCode,
  reached: text,
  validFrom: date,
  validTo: date.nullable(),
  lastVerified: date.nullable(),
  provenance,
});

export const superComplaintSchema = z.strictObject({
  title: text,
  complainant: kebab,
  submitted: dated,
  submittedTo: z.array(kebab).min(1),
  assessedEligible: dated,
  reportPublished: date,
  reportBy: z.array(kebab).min(1),
  points: z.array(
    z.strictObject({ id: kebab, says: text, state: keyOf(pointStates), citation: citationSchema }),
  ),
  citation: citationSchema,
  gap: gapSchema,
});

export const helplineSchema = z.strictObject({
  name: text,
  number: z.string().regex(/^0\d{4} \d{3} \d{3}$/),
  note: text,
  citation: citationSchema,
});

export type Citation = Readonly<z.infer<typeof citationSchema>>;
export type Gap = Readonly<z.infer<typeof gapSchema>>;
export type BoardSource = Readonly<z.infer<typeof sourceSchema>>;
export type Body = Readonly<z.infer<typeof bodySchema>>;
export type Commitment = Readonly<z.infer<typeof commitmentSchema>>;
export type BoardPapers = Readonly<z.infer<typeof boardSchema>>;
export type Minutes = Readonly<z.infer<typeof minutesSchema>>;
export type BoardAction = Readonly<z.infer<typeof actionSchema>>;
export type RecommendationResponse = Readonly<z.infer<typeof responseSchema>>;
export type ContactList = Readonly<z.infer<typeof contactListSchema>>;
export type Contact = Readonly<z.infer<typeof contactSchema>>;
export type SuperComplaint = Readonly<z.infer<typeof superComplaintSchema>>;
export type Helpline = Readonly<z.infer<typeof helplineSchema>>;

/** Everything this folder holds. */
export interface Board {
  readonly sources: readonly BoardSource[];
  readonly bodies: readonly Body[];
  readonly commitments: readonly Commitment[];
  readonly board: BoardPapers;
  readonly minutes: readonly Minutes[];
  readonly actions: readonly BoardAction[];
  readonly responses: readonly RecommendationResponse[];
  readonly contactLists: readonly ContactList[];
  readonly contacts: readonly Contact[];
  readonly superComplaint: SuperComplaint;
  readonly helpline: Helpline;
}
