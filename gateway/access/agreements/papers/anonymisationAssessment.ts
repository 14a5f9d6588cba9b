import { longDate } from '../../../document/dates.js';
import { type Paper, type PaperContext, part, points, says, tableOf, toFill } from './paper.js';

/** Whether the released figures are anonymous: the ICO's tests of singling out, linking and inferring, by a motivated intruder. */
export function anonymisationAssessment(context: PaperContext): Paper {
  const { owner } = context;
  return {
    name: 'anonymisation-assessment',
    title: 'Anonymisation assessment',
    lead: `Whether somebody who wants to can learn about a person from what ${owner.name} releases. The figures are computed from its releases as they stand; the judgement is the owner's.`,
    sections: [
      intruder(),
      protection(),
      figures(context),
      tests(context),
      part(
        'judgement',
        '5. Judgement',
        toFill('whether identification is reasonably likely, by whom, and what is done about it'),
        says(
          'To be repeated with every new table, and whenever others publish figures about the same people.',
        ),
      ),
    ],
  };
}

const intruder = () =>
  part(
    'intruder',
    '1. The motivated intruder',
    says(
      'Somebody competent, without special knowledge or equipment, who wants to find a person: with the press, social media, court lists, freedom of information answers and the published official statistics. For these figures also:',
    ),
    points(
      'A trafficker or a relative who knows that a person was in one place in one quarter, and looks for what became of them.',
      'A journalist who subtracts tables, vintages and official totals from one another.',
      'Another partner, who knows its own exact counts of the same people.',
      'Staff who know the person, and learn from a figure what they did not know.',
    ),
  );

const protection = () =>
  part(
    'protection',
    '2. What protects them',
    points(
      'Counts of 0 to 9 are withheld as one state with everything that is hidden to protect them; others are rounded to the nearest 5.',
      'Before a release leaves its owner, withheld counts that follow from others are protected too: from totals, from its other datasets about the same people, from earlier vintages, and from exact official counts.',
      'The hub audits each release anew from what it shows alone before it takes it.',
      'Questions select released cells. No filter makes a smaller group than a released table has.',
    ),
  );

function figures({ disclosure, on, owner }: PaperContext) {
  const rows = disclosure.map(({ dataset, vintage, cells, withheld, computable }) => [
    dataset,
    vintage,
    cells,
    withheld,
    computable === undefined ? 'counts nobody' : String(computable),
  ]);
  const counted = disclosure.filter(({ computable }) => computable !== undefined);
  const found = counted.reduce((sum, { computable = 0 }) => sum + computable, 0);
  const withheld = counted.reduce((sum, one) => sum + one.withheld, 0);
  return part(
    'figures',
    '3. What can be computed',
    says(
      `Computed on ${longDate(on)} by solving, for each withheld cell, for the least and the greatest count that everything ${owner.name} has released leaves possible. A withheld count is computable where these are less than 3 apart.`,
    ),
    ...(disclosure.length === 0
      ? [says('The owner has no release that stands of any dataset of the agreement.')]
      : [
          tableOf('Releases that stand', ['Dataset', 'Vintage', 'Cells', 'Withheld', 'Computable'], rows),
          says(
            `Of ${withheld.toLocaleString('en-GB')} withheld counts about people, ${found.toLocaleString('en-GB')} are computable.`,
          ),
        ]),
  );
}

const tests = ({ datasets }: PaperContext) =>
  part(
    'tests',
    '4. Singling out, linking, inferring',
    says(
      'Singling out: no released cell about people stands for fewer than 10 of them, and none shows that exactly one person is in it.',
    ),
    says(
      'Linking: releases hold no key of any kind. What they share with other sources are areas, periods and the codes of their dimensions.',
    ),
    says(
      'Inferring: where all or none of a group fall into one category, that is learned about each of its members. The counts behind such a cell are rounded, and a group of fewer than 10 is withheld.',
    ),
    ...datasets.flatMap(({ title, groupHarm }) =>
      groupHarm === undefined ? [] : [says(`${title}: ${groupHarm}`)],
    ),
    toFill('what an intruder test by people who were not involved has found'),
  );
