import type { Basis, Catalogue, Dataset, Dimension } from '../../../../schema/datasets/dataset.js';

/** What one column of a sheet holds. */
export type Column =
  | { readonly kind: 'DATE'; readonly name: 'date'; readonly isRequired: true; readonly words: string }
  | { readonly kind: 'AREA'; readonly name: 'area'; readonly isRequired: true; readonly words: string }
  | {
      readonly kind: 'CODE';
      readonly name: string;
      readonly isRequired: true;
      readonly words: string;
      readonly dimension: Dimension;
    }
  | { readonly kind: 'COUNT'; readonly name: 'count'; readonly isRequired: false; readonly words: string }
  | {
      readonly kind: 'REFERENCE';
      readonly name: 'reference';
      readonly isRequired: false;
      readonly words: string;
    };

/** What the date of a row is the date of. */
const dateWords: Readonly<Record<Basis, string>> = {
  REFERRAL_DATE: 'Day of the referral',
  REFERRAL_COHORT: 'Day of the referral',
  DECISION_DATE: 'Day of the decision',
  RECORDING_DATE: 'Day the crime was recorded',
  REFERRAL_TO_PROSECUTOR_DATE: 'Day of the referral to the Crown Prosecution Service',
  ORDER_DATE: 'Day the order was made',
  DUTY_DECISION_DATE: 'Day the council decided that it owes the duty',
  NIGHT_DATE: 'Day of the night',
  START_DATE: 'Day it started',
  END_DATE: 'Day it ended',
  SECOND_REFERRAL_DATE: 'Day of the second referral',
  END_OF_PERIOD: 'Year at whose end it is counted',
  AS_CITED: 'Date as cited',
};

const kindWords = (kind: string): string => kind.replaceAll('_', ' ').toLowerCase();

/** Whether the dataset has a table by quarter; if not, a year is exact enough. */
export const knowsQuarters = ({ tables }: Dataset): boolean =>
  tables.some(({ period }) => period === 'QUARTER');

/** The columns of a sheet of the dataset, in the order of its template. */
export function columnsOf(dataset: Dataset, catalogue: Catalogue): readonly Column[] {
  const finest = knowsQuarters(dataset) ? 'a quarter such as 2023-Q2' : 'a year such as 2023';
  return [
    {
      kind: 'REFERENCE',
      name: 'reference',
      isRequired: false,
      words: 'Your own number of the row, to find rows entered twice; it never leaves this machine',
    },
    {
      kind: 'DATE',
      name: 'date',
      isRequired: true,
      words: `${dateWords[dataset.basis]}: YYYY-MM-DD or DD/MM/YYYY, or ${finest}`,
    },
    {
      kind: 'AREA',
      name: 'area',
      isRequired: true,
      words: `The ${kindWords(dataset.leafArea)}, by ONS code or by name`,
    },
    ...catalogue.dimensionsOf(dataset).map(
      (dimension): Column => ({
        kind: 'CODE',
        name: dimension.name,
        isRequired: true,
        words: dimension.description,
        dimension,
      }),
    ),
    {
      kind: 'COUNT',
      name: 'count',
      isRequired: false,
      words: `How many ${dataset.unit} the row stands for; left out, each row stands for one`,
    },
  ];
}
