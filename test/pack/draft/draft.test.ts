import { describe, expect, test } from '@jest/globals';
import { checkDraft } from '../../../gateway/pack/draft/checkDraft.js';
import { compareDrafts } from '../../../gateway/pack/draft/compareDrafts.js';
import { mergedParagraph } from '../../../gateway/pack/draft/mergedParagraph.js';
import { numberMentions } from '../../../gateway/pack/draft/numberMentions.js';
import { textFile } from '../../../gateway/pack/packFile.js';
import { loadEvidence } from '../../../schema/evidence/loadEvidence.js';

const { claims } = loadEvidence();
const pack = [textFile('tables/Figure_6a.1.csv', 'Year,Count,Per cent\r\n2022,"14,826",88.5%\r\n')];
const check = (text: string) =>
  checkDraft(text, { claims, pack }).map(({ text: number, standing, because }) => [
    number,
    standing,
    because,
  ]);

describe('numbers of a draft', () => {
  test.each([
    ['In 2022, 88.5% of 16,747 decisions were positive.', ['88.5%', '16747']],
    ['See Figure 6a.1 and ask 6a, for 3. On 30 January 2023 it rose to 7 per cent.', ['3', '7%']],
    ['Claim L14 is not repeated; R6 is.', []],
    ['home-office.decisions.2024-03-07, 989 days old, quarter 4 2023, call 0800 000 0000.', []],
    ['70.0% is 70 per cent.', ['70%', '70%']],
  ])('%s', (text, values) => {
    expect(numberMentions(text).map(({ value }) => value)).toEqual(values);
  });

  test('are bound to a table of the pack, or to a claim that may be repeated', () => {
    expect(check('14,826 first decisions were positive, 88.5 per cent.')).toEqual([
      ['14,826', 'BOUND', 'Figure 6a.1, 2022, Count'],
      ['88.5 per cent', 'BOUND', 'Figure 6a.1, 2022, Per cent'],
    ]);
  });

  test('are wrong where only a claim that must not be repeated has them, with what to say instead', () => {
    const [first] = check('Positive outcomes fell to 16.45%.');
    expect(first?.slice(0, 2)).toEqual(['16.45%', 'WRONG']);
    expect(first?.[2]).toMatch(/^L14 is .*Say instead: /);
  });

  test('are unbound where nothing has them', () => {
    expect(check('Some 987,654 people.')).toEqual([['987,654', 'UNBOUND', '']]);
  });
});

describe('a Word file that came back', () => {
  const sent = 'Why now\nIt fell to 54.6% in 2023.\nThe threshold was raised.\nLast words.';

  test('is compared paragraph by paragraph', () => {
    const came =
      'Why now\nIt fell to 54.6% in 2023, a year after.\nThe threshold was raised.\nLast words.\nOurs.';
    expect(compareDrafts(sent, came)).toEqual([
      { before: 'It fell to 54.6% in 2023.', after: 'It fell to 54.6% in 2023, a year after.', numbers: [] },
      { before: '', after: 'Ours.', numbers: [] },
    ]);
    expect(compareDrafts(sent, sent)).toEqual([]);
  });

  test('names the numbers that were changed, brought in or left out', () => {
    const numbers = (came: string) => compareDrafts(sent, came).flatMap((change) => change.numbers);
    expect(numbers(sent.replace('54.6%', '45.6%'))).toEqual(['54.6%', '45.6%']);
    expect(numbers(sent.replace('raised', 'raised for 12 people'))).toEqual(['12']);
    expect(numbers(sent.replace('to 54.6% in', 'in'))).toEqual(['54.6%']);
  });

  test('gives its words back with every number named', () => {
    const template = 'It fell to {6a.1:after} in {6a.1:after.period}.';
    expect(
      mergedParagraph(template, 'It fell to 54.6% in 2023.', 'By 54.6% in the year 2023, it fell.'),
    ).toBe('By {6a.1:after} in the year {6a.1:after.period}, it fell.');
    expect(mergedParagraph(template, 'It fell to 54.6% in 2023.', 'It fell in 2023.')).toBeUndefined();
    expect(mergedParagraph('Another {6a.1:after}', 'It fell to 54.6% in 2023.', 'x')).toBeUndefined();
    expect(mergedParagraph('The threshold was raised.', 'The threshold was raised.', 'It was raised.')).toBe(
      'It was raised.',
    );
  });
});
