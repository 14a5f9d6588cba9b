import { seriesIn } from './answerOf.js';
import type { Question } from './gateBench.js';
import type { Lie } from './numberLies.js';
import { crimesQuestion, decisionsQuestion } from './questions.js';

const lie = (
  name: string,
  tell: Lie['tell'],
  shows: Lie['shows'],
  question: Question = decisionsQuestion,
): Lie => ({ name, question, tell, shows, reason: 'WORDS_DIFFER' });

/** True counts in words: the value 4 in everything that is said beside the figures. */
export const wordLies: readonly Lie[] = [
  lie('adds a caveat', (data) => seriesIn(data).caveats.push('The true count is 4.'), 'true count is 4'),
  lie(
    'changes a caveat of the release',
    (data) => {
      seriesIn(data).release.caveats = ['4'];
    },
    '"caveats":["4"]',
  ),
  lie(
    'says that the release has nothing for a year that nobody asked for',
    (data) => seriesIn(data).caveats.push('The release covers 2022-Q1 to 2023-Q4; it has nothing for 2004.'),
    'nothing for 2004',
  ),
  lie(
    'names a vintage that does not exist',
    (data) =>
      seriesIn(data).caveats.push('Vintage 2026-09-30, as asked. The latest loaded is of 2004-04-04.'),
    '2004-04-04',
  ),
  lie(
    'hides a count in the age of the release',
    (data) => Object.assign(seriesIn(data).release, { ageInDays: 4 }),
    '"ageInDays":4,',
  ),
  lie(
    'hides a count in the period of the release',
    (data) => Object.assign(seriesIn(data).release, { period: '4..27' }),
    '4..27',
  ),
  lie(
    'hides counts in breaks of the series',
    (data) => Object.assign(seriesIn(data).release, { breaks: [{ period: '4', what: 'Four' }] }),
    'Four',
  ),
  lie(
    'hides a count in the name of an owner of the release',
    (data) => Object.assign(seriesIn(data).release.owners[0], { name: 'Four (demo)' }),
    'Four (demo)',
  ),
  lie(
    'claims official publication',
    (data) => Object.assign(seriesIn(data).release, { rule: 'PUBLISHED', provenance: 'OFFICIAL' }),
    'PUBLISHED',
  ),
  lie(
    'hides a count in the signature',
    (data) => Object.assign(seriesIn(data).release, { signature: 'four-4' }),
    'four-4',
  ),
  lie(
    'hides a count in the note of what stands for a withheld year',
    (data) =>
      Object.assign(seriesIn(data, 'before').cells[0].fallback, {
        note: '2022/2023 stands for 2022, which is 3.',
      }),
    'which is 3',
    crimesQuestion,
  ),
  lie(
    'adds a sentence to the note of what stands for a withheld year',
    (data) => {
      seriesIn(data, 'before').cells[0].fallback.note += ' It is 3.';
    },
    'It is 3.',
    crimesQuestion,
  ),
];
