import type { Rows } from './sheetFiles.js';

/** Texts that stand in the sheet below, and must stand nowhere else. */
export const canaries = [
  'Xq7Heading',
  'xq7ref',
  'xq7codef',
  'xq7codem',
  'xq7note',
  'xq7borough',
  '2023-03-17',
  '2022-11-23',
];

/** SYNTHETIC: a canary in every cell, as heading, reference, area, code, day and note. */
export const canarySheet: Rows = [
  [
    'Xq7Heading ref',
    'Xq7Heading day',
    'Xq7Heading place',
    'Xq7Heading type',
    'Xq7Heading sex',
    'Xq7Heading note',
  ],
  ...Array.from({ length: 400 }, (_, at) => [
    `xq7ref${at}`,
    at % 3 === 0 ? '2023-03-17' : '2022-11-23',
    'xq7borough',
    at % 2 === 0 ? 'xq7codelab' : 'xq7codesex',
    at % 5 === 0 ? 'xq7codem' : 'xq7codef',
    `xq7note of ${at}`,
  ]),
];

/** What its headings and codes mean. */
export const canaryMapping = {
  concordat: 'mapping',
  dataset: 'clients',
  columns: {
    'Xq7Heading ref': 'reference',
    'Xq7Heading day': 'date',
    'Xq7Heading place': 'area',
    'Xq7Heading type': 'exploitation',
    'Xq7Heading sex': 'sex',
  },
  ignored: ['Xq7Heading note'],
  guessed: [],
  codes: {
    area: { xq7borough: 'E09000012' },
    exploitation: { xq7codelab: 'LABOUR', xq7codesex: 'SEXUAL' },
    sex: { xq7codef: 'FEMALE', xq7codem: 'MALE' },
  },
  covers: { from: '2022-01-01', to: '2023-12-31', followedTo: '2023-12-31' },
};
