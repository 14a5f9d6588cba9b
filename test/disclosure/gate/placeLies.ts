import type { GateReason } from '../../../gateway/disclosure/reasons.js';
import { cellIn, everyOutcome, negative, positive, seriesIn } from './answerOf.js';
import type { Fetched } from './fetched.js';
import type { Question } from './gateBench.js';
import type { Lie } from './numberLies.js';
import { bareQuestion, crimesQuestion, decisionsQuestion } from './questions.js';

const lie = (
  name: string,
  tell: Lie['tell'],
  shows: Lie['shows'],
  reason: GateReason = 'PLACE_DIFFERS',
  question: Question = decisionsQuestion,
): Lie => ({ name, question, tell, shows, reason });

const lend = (to: Record<string, unknown>, from: Record<string, unknown>) => Object.assign(to, { ...from });
const bare = (data: Fetched, area: number) => seriesIn(data, 'decisions', area).cells[0].count;
const shownUnder = (code: string, value: number) =>
  new RegExp(`"${code}","count":{"cell":"[^"]*","value":${value},`);

/** Registered counts where they don't belong, and counts that no register knows. */
export const placeLies: readonly Lie[] = [
  lie(
    'shows a count without the name of a cell',
    (data) => Object.assign(negative(data).count, { cell: '', value: 4, status: 'RELEASED' }),
    '"value":4,',
    'CELL_MISSING',
  ),
  lie(
    'shows a count whose cell is null',
    (data) => Object.assign(negative(data).count, { cell: null, value: 4, status: 'RELEASED' }),
    '"value":4,',
    'CELL_MISSING',
  ),
  lie(
    'shows a count whose cell is a number',
    (data) => Object.assign(negative(data).count, { cell: 4 }),
    '"cell":4',
    'CELL_MISSING',
  ),
  lie(
    'invents a cell',
    (data) => Object.assign(negative(data).count, { cell: 'a.b.c#T/4', value: 15, status: 'RELEASED' }),
    '"value":15,',
    'CELL_UNKNOWN',
  ),
  lie(
    'writes the count into the name of the cell',
    (data) => Object.assign(negative(data).count, { cell: 'true-count-4' }),
    'true-count-4',
    'CELL_UNKNOWN',
  ),
  lie(
    'lends a count of another code of the same table',
    (data) => lend(negative(data).count, positive(data).count),
    shownUnder('NEGATIVE', 25),
  ),
  lie(
    "lends another force's count",
    (data) => {
      lend(
        positive(data).count,
        cellIn(seriesIn(data, 'decisions', 1), 'REASONABLE_GROUNDS', 'POSITIVE').count,
      );
    },
    /E23000004"},"period":"2023","kind":"REASONABLE_GROUNDS","outcome":"POSITIVE","count":{"cell":"[^"]*","value":135/,
  ),
  lie(
    "lends another force's count where nothing but the question says whose it is",
    (data) => lend(bare(data, 0), bare(data, 1)),
    /E23000004","decisions":\[{"cells":\[{"count":{"cell":"[^"]*","value":135/,
    'PLACE_DIFFERS',
    bareQuestion,
  ),
  lie(
    'lends a count of another year',
    (data) => lend(seriesIn(data, 'before').total, seriesIn(data, 'now').total),
    /"before".*"total":{"cell":"[^"]*","value":35/,
    'PLACE_DIFFERS',
    crimesQuestion,
  ),
  lie(
    'shows several years as one',
    (data) => {
      const [cell] = seriesIn(data, 'before').cells;
      lend(cell.count, cell.fallback.count);
    },
    /"period":"2022","count":{"cell":"[^"]*","value":35/,
    'PLACE_DIFFERS',
    crimesQuestion,
  ),
  lie(
    'puts a cell under another area',
    (data) => Object.assign(positive(data), { area: { code: 'E23000005' } }),
    /E23000005"}[^}]*"value":25/,
  ),
  lie(
    'puts a cell under another period',
    (data) => Object.assign(positive(data), { period: '2021' }),
    /"2021","kind"[^}]*"value":25/,
  ),
  lie(
    'puts a cell under another code',
    (data) => Object.assign(positive(data), { outcome: 'NEGATIVE' }),
    shownUnder('NEGATIVE', 25),
  ),
  lie(
    'leaves the code of a cell out',
    (data) => Object.assign(positive(data), { outcome: null }),
    /"outcome":null,"count":{[^}]*"value":25/,
  ),
  lie(
    'hides a count in the period beside it',
    (data) => Object.assign(negative(data), { period: '2023 (4 people)' }),
    '4 people',
  ),
  lie(
    'hides a count in the code of an area',
    (data) => Object.assign(negative(data), { area: { code: 'four: 4' } }),
    'four: 4',
  ),
  lie(
    "puts a whole series under another force's name",
    (data) => {
      seriesIn(data).owners = structuredClone(seriesIn(data, 'decisions', 1).owners);
    },
    /Metropolitan[^[]*"basis"[^[]*.*E23000004"}[^}]*"value":25/,
  ),
  lie(
    'puts a whole series under another release',
    (data) => {
      seriesIn(data).release = structuredClone(seriesIn(data, 'decisions', 1).release);
    },
    /E23000004"}[^}]*"value":25/,
  ),
  lie(
    'says that counts go by another date',
    (data) => Object.assign(seriesIn(data), { basis: 'REFERRAL_COHORT' }),
    /REFERRAL_COHORT.*?"value":25/,
  ),
  lie(
    'shows one cell twice',
    (data) => {
      const { cells } = seriesIn(data);
      cells.push(structuredClone(positive(data)));
    },
    shownUnder('POSITIVE', 25),
    'CELL_REPEATED',
  ),
  lie(
    'shows one series twice',
    (data) => {
      const [area] = (data as { _entities: [{ decisions: unknown[] }] })._entities;
      area.decisions.push(structuredClone(area.decisions[0]));
    },
    shownUnder('POSITIVE', 25),
    'RELEASES_MIXED',
  ),
  lie(
    'shows what stands for nothing of the kind',
    (data) => {
      const { fallback } = seriesIn(data, 'before').cells[0];
      Object.assign(fallback, { period: '2019/2021' });
    },
    /"period":"2019\/2021"[^}]*"value":35/,
    'PLACE_DIFFERS',
    crimesQuestion,
  ),
  lie(
    'lends a released count for what is withheld in every cell',
    (data) => {
      for (const cell of seriesIn(data).cells)
        if (cell.count.value === null) lend(cell.count, everyOutcome(data).count);
    },
    shownUnder('NEGATIVE', 30),
  ),
];

/** True counts in words: the value 4 in everything that is said beside the figures. */
export const wordLies: readonly Lie[] = [
  lie(
    'adds a caveat',
    (data) => seriesIn(data).caveats.push('The true count is 4.'),
    'true count is 4',
    'WORDS_DIFFER',
  ),
  lie(
    'changes a caveat of the release',
    (data) => {
      seriesIn(data).release.caveats = ['4'];
    },
    '"caveats":["4"]',
    'WORDS_DIFFER',
  ),
  lie(
    'says that the release has nothing for a year that nobody asked for',
    (data) => seriesIn(data).caveats.push('The release covers 2022-Q1 to 2023-Q4; it has nothing for 2004.'),
    'nothing for 2004',
    'WORDS_DIFFER',
  ),
  lie(
    'names a vintage that does not exist',
    (data) =>
      seriesIn(data).caveats.push('Vintage 2026-09-30, as asked. The latest loaded is of 2004-04-04.'),
    '2004-04-04',
    'WORDS_DIFFER',
  ),
  lie(
    'hides a count in the age of the release',
    (data) => Object.assign(seriesIn(data).release, { ageInDays: 4 }),
    '"ageInDays":4,',
    'WORDS_DIFFER',
  ),
  lie(
    'hides a count in the period of the release',
    (data) => Object.assign(seriesIn(data).release, { period: '4..27' }),
    '4..27',
    'WORDS_DIFFER',
  ),
  lie(
    'hides counts in breaks of the series',
    (data) => Object.assign(seriesIn(data).release, { breaks: [{ period: '4', what: 'Four' }] }),
    'Four',
    'WORDS_DIFFER',
  ),
  lie(
    'hides a count in the name of an owner of the release',
    (data) => Object.assign(seriesIn(data).release.owners[0], { name: 'Four (demo)' }),
    'Four (demo)',
    'WORDS_DIFFER',
  ),
  lie(
    'claims official publication',
    (data) => Object.assign(seriesIn(data).release, { rule: 'PUBLISHED', provenance: 'OFFICIAL' }),
    'PUBLISHED',
    'WORDS_DIFFER',
  ),
  lie(
    'hides a count in the signature',
    (data) => Object.assign(seriesIn(data).release, { signature: 'four-4' }),
    'four-4',
    'WORDS_DIFFER',
  ),
  lie(
    'hides a count in the note of what stands for a withheld year',
    (data) =>
      Object.assign(seriesIn(data, 'before').cells[0].fallback, {
        note: '2022/2023 stands for 2022, which is 3.',
      }),
    'which is 3',
    'WORDS_DIFFER',
    crimesQuestion,
  ),
  lie(
    'adds a sentence to the note of what stands for a withheld year',
    (data) => {
      seriesIn(data, 'before').cells[0].fallback.note += ' It is 3.';
    },
    'It is 3.',
    'WORDS_DIFFER',
    crimesQuestion,
  ),
];
