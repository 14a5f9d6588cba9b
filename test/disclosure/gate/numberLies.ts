import type { GateReason } from '../../../gateway/disclosure/reasons.js';
import { everyOutcome, negative, positive, seriesIn } from './answerOf.js';
import type { Fetched } from './fetched.js';
import type { Question } from './gateBench.js';
import { crimesQuestion, decisionsQuestion, officialQuestion } from './questions.js';

/** One way in which a subgraph lies. */
export interface Lie {
  readonly name: string;
  readonly question: Question;
  /** Changes an honest answer into the lie. */
  readonly tell: (data: Fetched) => void;
  /** Text of the answer that must not come through; without the gate it does. */
  readonly shows: string | RegExp;
  readonly reason: GateReason;
}

const lie = (
  name: string,
  tell: Lie['tell'],
  shows: Lie['shows'],
  reason: GateReason = 'VALUE_DIFFERS',
  question: Question = decisionsQuestion,
): Lie => ({ name, question, tell, shows, reason });

const show = (count: Record<string, unknown>, value: unknown, status = 'RELEASED') =>
  Object.assign(count, { value, status });

/** Numbers that aren't those of the register. */
export const numberLies: readonly Lie[] = [
  lie('shows the true small count of a withheld cell', (data) => show(negative(data).count, 4), '"value":4,'),
  lie('shows a zero where a cell is withheld', (data) => show(negative(data).count, 0), '"value":0,'),
  lie('shows the count before rounding', (data) => show(positive(data).count, 27), '"value":27,'),
  lie('rounds the wrong way', (data) => show(positive(data).count, 30), /POSITIVE","count":{[^}]*"value":30/),
  lie('rounds to tens', (data) => show(everyOutcome(data).count, 40), '"value":40,'),
  lie(
    'shows a small count under WITHHELD',
    (data) => show(negative(data).count, 4, 'WITHHELD'),
    '"value":4,',
  ),
  lie(
    'shows a small count under NOT_COLLECTED',
    (data) => show(negative(data).count, 4, 'NOT_COLLECTED'),
    '"value":4,',
  ),
  lie(
    'says NOT_COLLECTED of what is withheld',
    (data) => show(negative(data).count, null, 'NOT_COLLECTED'),
    /"status":"NOT_COLLECTED"/,
  ),
  lie(
    'says NOT_APPLICABLE of a count that is none',
    (data) => show(negative(data).count, null, 'NOT_APPLICABLE'),
    /"status":"NOT_APPLICABLE"/,
  ),
  lie(
    'says RELEASED and shows nothing',
    (data) => show(negative(data).count, null),
    /"value":null,"status":"RELEASED"/,
  ),
  lie(
    'says WITHHELD of what is released and shows the value',
    (data) => show(positive(data).count, 25, 'WITHHELD'),
    /"value":25,"status":"WITHHELD"/,
  ),
  lie('says a status that nobody knows', (data) => show(positive(data).count, 25, 'SMALL_7'), 'SMALL_7'),
  lie('shows a negative count', (data) => show(positive(data).count, -25), '"value":-25'),
  lie('shows a fraction', (data) => show(positive(data).count, 25.4), '"value":25.4'),
  lie('shows a count as text', (data) => show(positive(data).count, '27'), '"value":"27"'),
  lie('shows a count in a list', (data) => show(positive(data).count, [27]), '"value":[27]'),
  lie(
    'shows a number greater than any Int',
    (data) => show(positive(data).count, 4_294_967_323),
    '4294967323',
  ),
  lie('shows true', (data) => show(negative(data).count, true), '"value":true'),
  lie(
    'adds a true count to the note',
    (data) => Object.assign(negative(data).count, { note: 'It is 4.' }),
    'It is 4.',
  ),
  lie(
    'adds a note to a released count',
    (data) => Object.assign(positive(data).count, { note: '27 in truth' }),
    '27 in truth',
  ),
  lie(
    'shows another total of a series',
    (data) => show(seriesIn(data, 'now').total, 33),
    '"value":33,',
    'VALUE_DIFFERS',
    crimesQuestion,
  ),
  lie(
    'shows a withheld total',
    (data) => show(seriesIn(data, 'before').total, 3),
    '"value":3,',
    'VALUE_DIFFERS',
    crimesQuestion,
  ),
  lie(
    'shows true counts under what stands for a withheld year',
    (data) => show(seriesIn(data, 'before').cells[0].fallback.count, 36),
    '"value":36,',
    'VALUE_DIFFERS',
    crimesQuestion,
  ),
  lie(
    'changes a published figure',
    (data) => show(seriesIn(data, 'officialDutyToNotify').cells[0].count, 2174),
    '2174',
    'VALUE_DIFFERS',
    officialQuestion,
  ),
];

const share = (data: Fetched) => positive(data).share;

/** Rates that aren't those of their counts. */
export const rateLies: readonly Lie[] = [
  lie(
    'shows the rate of the true counts',
    (data) => Object.assign(share(data), { percent: 87 }),
    '"percent":87,',
    'RATE_DIFFERS',
  ),
  lie(
    'shows a decimal place under a denominator of 100',
    (data) => Object.assign(share(data), { percent: 83.3 }),
    '83.3',
    'RATE_DIFFERS',
  ),
  lie(
    'makes the interval of a rate too narrow',
    (data) => Object.assign(share(data), { low: 83, high: 84 }),
    '"low":83,"high":84',
    'RATE_DIFFERS',
  ),
  lie(
    'makes the interval of a rate as narrow as its value',
    (data) => Object.assign(share(data), { low: 83, high: 83 }),
    '"low":83,"high":83',
    'RATE_DIFFERS',
  ),
  lie(
    'shows a rate of a withheld count',
    (data) => Object.assign(negative(data).share, { percent: 13, low: 13, high: 13, status: 'RELEASED' }),
    '"percent":13,',
    'RATE_DIFFERS',
  ),
  lie(
    'shows a rate and says it is withheld',
    (data) => Object.assign(negative(data).share, { percent: 13 }),
    '"percent":13,',
    'RATE_DIFFERS',
  ),
  lie(
    'shows a rate as text',
    (data) => Object.assign(share(data), { percent: '87 per cent' }),
    '87 per cent',
    'RATE_DIFFERS',
  ),
  lie(
    'shows a rate that is no number',
    (data) => Object.assign(share(data), { percent: 1e300 }),
    '1e+300',
    'RATE_DIFFERS',
  ),
  lie(
    'swaps numerator and denominator',
    (data) => {
      const { numerator, denominator } = share(data);
      Object.assign(share(data), {
        numerator: denominator,
        denominator: numerator,
        percent: 100,
        low: 100,
        high: 100,
      });
    },
    '"percent":100,"low":100,"high":100',
    'PLACE_DIFFERS',
  ),
  lie(
    'takes the share of one thing as that of another',
    (data) => {
      negative(data).share = structuredClone(share(data));
    },
    /"NEGATIVE".*?"share":{"numerator":{"cell":"[^"]*POSITIVE","value":25/,
    'PLACE_DIFFERS',
  ),
  lie(
    'makes a share of one',
    (data) => {
      const { numerator } = share(data);
      Object.assign(share(data), { denominator: { ...numerator }, percent: 100, low: 85, high: 100 });
    },
    '"percent":100,"low":85',
    'RATE_DIFFERS',
  ),
];
