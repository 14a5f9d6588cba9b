import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { type Exploitation, publishedExploitation } from './exploitation.js';

export type Age = 'ADULT' | 'CHILD' | 'UNKNOWN';
export type Sex = 'FEMALE' | 'MALE' | 'OTHER_OR_UNKNOWN';
export type Place = 'UK' | 'OVERSEAS' | 'BOTH' | 'UNKNOWN';
export type ResponderClass = 'POLICE' | 'LOCAL_AUTHORITY' | 'NGO' | 'GOVERNMENT';
export type DecisionKind = 'REASONABLE_GROUNDS' | 'CONCLUSIVE_GROUNDS';
export type Outcome = 'POSITIVE' | 'NEGATIVE';

/** So many people referred, alike in everything that is published about them. */
export interface ReferralCell {
  readonly quarter: string;
  readonly responderClass: ResponderClass;
  readonly firstResponder: string;
  readonly exploitation: Exploitation;
  readonly age: Age;
  readonly sex: Sex;
  readonly referrals: number;
}

/** The published tables the demonstration is drawn from; keys of maps are quarters. */
export interface OfficialTables {
  readonly byResponder: readonly ReferralCell[];
  /** The quarter from which referrals by responder are published. */
  readonly respondersFrom: string;
  readonly byPlace: ReadonlyMap<string, Readonly<Record<Place, number>>>;
  readonly decisions: readonly {
    quarter: string;
    kind: DecisionKind;
    age: Age;
    outcome: Outcome;
    decisions: number;
  }[];
  readonly dutyToNotify: ReadonlyMap<string, number>;
}

/** The files of schema/official by name, without `.csv`. */
export const officialFiles = [
  'nrm-referrals-by-responder',
  'nrm-referrals-by-age-location',
  'nrm-decisions',
  'nrm-duty-to-notify',
] as const;

const quarter = z.string().regex(/^\d{4}-Q[1-4]$/);
const count = z.coerce.number().int().nonnegative();
const ages = {
  ADULT: 'ADULT',
  CHILD: 'CHILD',
  UNKNOWN: 'UNKNOWN',
  'Not specified or unknown': 'UNKNOWN',
} as const;
const sexes = {
  FEMALE: 'FEMALE',
  MALE: 'MALE',
  OTHER: 'OTHER_OR_UNKNOWN',
  UNKNOWN: 'OTHER_OR_UNKNOWN',
  'NOT RECORDED': 'OTHER_OR_UNKNOWN',
} as const;
const placeCodes = {
  UK: 'UK',
  Overseas: 'OVERSEAS',
  'UK and Overseas': 'BOTH',
  'Not specified or unknown': 'UNKNOWN',
} as const;
const coded = <Code extends string>(codes: Readonly<Record<string, Code>>) =>
  z.string().transform((text, context) => {
    const code = codes[text];
    if (code !== undefined) return code;
    context.addIssue(`Expected one of ${Object.keys(codes).join(', ')}; found "${text}".`);
    return z.NEVER;
  });

const responderRow = z.object({
  quarter,
  responder_class: z.enum(['POLICE', 'LOCAL_AUTHORITY', 'NGO', 'GOVERNMENT']),
  first_responder: z.string().min(1),
  exploitation: z.string().transform(publishedExploitation),
  age_at_exploitation: coded(ages),
  gender: coded(sexes),
  referrals: count,
});
const placeRow = z.object({ quarter, exploitation_location: coded(placeCodes), referrals: count });
const decisionRow = z.object({
  quarter,
  decision: z.enum(['REASONABLE_GROUNDS', 'CONCLUSIVE_GROUNDS']),
  age_at_exploitation: coded(ages),
  outcome: z.enum(['POSITIVE', 'NEGATIVE']),
  decisions: count,
});
const notifyRow = z.object({ quarter, reports: count });

/** Reads the published files; throws where one is malformed. Pure: `read` gives each file's text. */
export function parseOfficialTables(read: (file: (typeof officialFiles)[number]) => string): OfficialTables {
  const notify = rowsOf(notifyRow, read('nrm-duty-to-notify'));
  const byResponder = rowsOf(responderRow, read('nrm-referrals-by-responder')).map(cellFrom);
  return {
    byResponder,
    respondersFrom: byResponder.map(({ quarter }) => quarter).sort()[0] ?? '',
    byPlace: placesByQuarter(rowsOf(placeRow, read('nrm-referrals-by-age-location'))),
    decisions: rowsOf(decisionRow, read('nrm-decisions')).map(
      ({ decision, age_at_exploitation, ...row }) => ({
        ...row,
        kind: decision,
        age: age_at_exploitation,
      }),
    ),
    dutyToNotify: new Map(notify.map(({ quarter, reports }) => [quarter, reports])),
  };
}

function cellFrom(row: z.infer<typeof responderRow>): ReferralCell {
  const { responder_class, first_responder, age_at_exploitation, gender, ...rest } = row;
  return {
    ...rest,
    responderClass: responder_class,
    firstResponder: first_responder,
    age: age_at_exploitation,
    sex: gender,
  };
}

function placesByQuarter(rows: readonly z.infer<typeof placeRow>[]): OfficialTables['byPlace'] {
  const byQuarter = new Map<string, Record<Place, number>>();
  for (const { quarter, exploitation_location, referrals } of rows) {
    const places = byQuarter.get(quarter) ?? { UK: 0, OVERSEAS: 0, BOTH: 0, UNKNOWN: 0 };
    places[exploitation_location] += referrals;
    byQuarter.set(quarter, places);
  }
  return byQuarter;
}

function rowsOf<Row extends z.ZodType>(row: Row, text: string): z.infer<Row>[] {
  return z.array(row).parse(parse(text, { columns: true, skip_empty_lines: true }));
}
