import { london, merseyside, type Question } from './gateBench.js';

const count = 'cell value status note';
const rate = `numerator { ${count} } denominator { ${count} } percent low high status`;
const words = `owners { id name } basis caveats
  release { id dataset vintage ageInDays period rule provenance caveats sha256 signature breaks { period what }
            owners { id name } source { title sha256 } }`;

const ask = (fields: string) => ({
  fields,
  query: `query ($areas: [_Any!]!) { _entities(representations: $areas) { __typename ... on Area { code ${fields} } } }`,
});

/** Everything that can be asked of decisions, for two forces. */
export const decisionsQuestion: Question = {
  sector: 'police',
  areas: [merseyside.home, london],
  ...ask(`decisions(period: "2023", table: CITY_REGION_YEAR_KIND_OUTCOME) { ${words}
    cells { area { code } period kind outcome count { ${count} } share { ${rate} }
      fallback { steps area { code } period table note count { ${count} } share { ${rate} } } } }`),
};

/** One question that shows nothing but counts: what they are of follows from the question alone. */
export const bareQuestion: Question = {
  ...decisionsQuestion,
  ...ask(`decisions(period: "2023", table: CITY_REGION_YEAR_KIND_OUTCOME) {
    cells(kind: [REASONABLE_GROUNDS], outcome: [POSITIVE]) { count { cell value status } } }`),
};

/** Totals and what stands for a withheld year. */
export const crimesQuestion: Question = {
  sector: 'police',
  areas: [merseyside.home],
  ...ask(`now: crimes(period: "2023", table: FORCE_YEAR) { ${words} total { ${count} } }
    before: crimes(period: "2022", table: FORCE_YEAR) { ${words} total { ${count} }
      cells { area { code } period count { ${count} }
        fallback { steps area { code } period table note count { ${count} } } } }`),
};

/** An official series: exact, because it is published. */
export const officialQuestion: Question = {
  sector: 'evidence',
  areas: ['K02000001'],
  ...ask(`officialDutyToNotify(period: "2020..2023", table: UK_YEAR) { ${words}
    vintages { release vintage period ageInDays } cells { area { code } period count { ${count} } } }`),
};
