import { z } from 'zod';
import { ConcordatError } from '../../schema/protocol/errors.js';

const source = z.string().min(7);
const quarter = z.string().regex(/^\d{4}-Q[1-4]$/);
const share = z.number().min(0).max(1);
const step = z.strictObject({ from: quarter, value: z.number().positive(), source });

/** Every rate stands with its source, or with the word "assumed". */
const sourced = <Value extends z.ZodType>(value: Value) => z.strictObject({ value, source });
const fraction = sourced(z.tuple([z.number().positive(), z.number().positive()]));
const steps = sourced(z.array(step).min(1));
const range = sourced(z.tuple([z.int().positive(), z.int().positive()]));
const mustAddUp = 'The shares must add up to 1.';
const places = sourced(
  z.strictObject({ UK: share, OVERSEAS: share, BOTH: share, UNKNOWN: share }).refine(isWhole, mustAddUp),
);

const enquiryShares = z.strictObject({ SECTION_42: share, SECTION_47: share });
const councilRates = z.strictObject({
  referralsOfResidentsShare: sourced(z.number().positive()),
  enquiries: sourced(z.strictObject({ ofReferred: enquiryShares, ofOthers: enquiryShares })),
  daysToEnquiry: range,
  missingFromCare: sourced(share),
  anotherEpisode: sourced(share),
  daysToEpisode: range,
  homelessnessDuty: sourced(share),
  daysToDuty: range,
  daysOfDuty: range,
  accommodationSecured: sourced(share),
  guardianReferred: sourced(share),
  daysToGuardianReferral: range,
  guardianAppointed: sourced(share),
  daysToGuardian: range,
  bedsPer100000: sourced(z.number().positive()),
  bedsUsed: sourced(z.strictObject({ least: share, most: share })),
});

const housings = sourced(
  z
    .strictObject({
      ROUGH_SLEEPING: share,
      HOMELESS: share,
      SAFE_HOUSE: share,
      ASYLUM_ACCOMMODATION: share,
      SETTLED: share,
      OTHER_OR_UNKNOWN: share,
    })
    .refine(isWhole, mustAddUp),
);
const supportRates = z.strictObject({
  /** Which of the people that somebody in its area helps are a provider's clients: see supportClients.ts. */
  providers: sourced(
    z.record(
      z.string(),
      z.strictObject({ from: share, to: share, safeHouse: share, domesticWorkersAlone: z.boolean() }),
    ),
  ),
  childrenOfClients: sourced(share),
  daysToStart: range,
  housingAtEntry: z.strictObject({ FEMALE: housings, MALE: housings, OTHER_OR_UNKNOWN: housings }),
  housingAtExit: housings,
  leavesBeforeDecision: sourced(share),
  daysBeforeLeaving: range,
  daysAfterRefusal: range,
  meanDaysAfterPositive: sourced(z.number().positive()),
  daysAfterNegative: range,
  missingFromSafeHouse: sourced(share),
  missingOtherwise: sourced(share),
  legalAdvice: sourced(share),
  advocate: sourced(share),
  deterredByFearOfDetention: sourced(share),
  domesticWorkersOfDomestic: sourced(share),
  passportKept: sourced(share),
  employerChanged: sourced(share),
  visaExpiry: sourced(z.strictObject({ daysBeforeReferral: z.int(), daysAfterReferral: z.int() })),
  detainedOfPositive: fraction,
  detainedAtEntry: fraction,
  daysToRelease: sourced(
    z
      .array(
        z.strictObject({ from: z.int().nonnegative(), to: z.int().positive().nullable(), clients: z.int() }),
      )
      .min(1),
  ),
  leaveWhileAwaiting: sourced(share),
  daysToLeaveWhileAwaiting: range,
  leaveAfterPositive: fraction,
  daysToLeave: range,
});

const ratesSchema = z.strictObject({
  recordedOfReferrals: fraction,
  metropolitanOfRecorded: fraction,
  populationWeightInRecording: sourced(share),
  recordedElsewhere: sourced(share),
  referredAgain: sourced(share),
  placeOfPoliceReferrals: places,
  placeOfCouncilReferrals: places,
  localAuthority: sourced(
    z.strictObject({ withinForce: share, elsewhere: share, unknown: share }).refine(isWhole, mustAddUp),
  ),
  reasonableGroundsMeanDays: steps,
  recoveryPeriodDays: steps,
  positiveReasonableGrounds: steps,
  positiveConclusiveGrounds: steps,
  conclusiveInQuarter: steps,
  policeOfDutyToNotify: sourced(share),
  crimesOfRecorded: fraction,
  suspectsOfCrimes: fraction,
  chargedOfSuspects: fraction,
  convictedOfCharged: sourced(share),
  daysToCharge: range,
  daysToConviction: range,
  preventionOrdersOfSuspects: sourced(share),
  riskOrdersOfSuspects: sourced(share),
  postsPer100000: sourced(z.number().positive()),
  vacantPosts: steps,
  trainedPer100000: sourced(
    z.record(
      z.enum(['TRAINED_ONLINE', 'TRAINED_FACE_TO_FACE', 'TRAINED_CIVIL_ORDERS']),
      z.number().positive(),
    ),
  ),
  trainedGrowthAYear: sourced(z.number().positive()),
  councils: councilRates,
  support: supportRates,
});

/** What isn't published and had to be assumed or computed for the demonstration, each with its source. */
export type Rates = Readonly<z.infer<typeof ratesSchema>>;
/** A rate that changes: each step holds from its quarter until the next. */
export type Steps = Rates['vacantPosts'];

/** @throws ConcordatError DATA_INVALID */
export function parseRates(text: string): Rates {
  const parsed = ratesSchema.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  throw new ConcordatError('DATA_INVALID', {
    expected: 'rates as scripts/demonstration/rates.ts declares them, each with a source',
    found: z.prettifyError(parsed.error),
    remedy: 'correct scripts/demonstration/rates.json.',
  });
}

/** The value of a rate given as two counts. */
export const ratio = ({ value: [part, whole] }: { readonly value: readonly [number, number] }): number =>
  part / whole;

/** The value that holds in a quarter, or undefined before the first step. */
export function stepAt({ value }: Steps, quarter: string): number | undefined {
  return value.findLast(({ from }) => from <= quarter)?.value;
}

function isWhole(parts: Readonly<Record<string, number>>): boolean {
  return Math.abs(Object.values(parts).reduce((sum, part) => sum + part, 0) - 1) < 1e-9;
}
