import type { Check } from '../check.js';
import { elementsOf, isShared, type SdlElement } from '../elements.js';
import { wordsIn } from '../words.js';

const styles: Readonly<Record<SdlElement['kind'], readonly [pattern: RegExp, style: string]>> = {
  type: [/^[A-Z][A-Za-z0-9]*$/, 'PascalCase'],
  field: [/^[a-z][A-Za-z0-9]*$/, 'camelCase'],
  argument: [/^[a-z][A-Za-z0-9]*$/, 'camelCase'],
  input: [/^[a-z][A-Za-z0-9]*$/, 'camelCase'],
  value: [/^[A-Z][A-Z0-9_]*$/, 'CAPITALS_WITH_UNDERSCORES'],
};

/** What is short for what, in the papers of this field. A reader of another agency must not have to guess. */
const short: Readonly<Record<string, string>> = {
  amt: 'amount',
  avg: 'average',
  cg: 'conclusive grounds',
  cnt: 'count',
  cps: 'Crown Prosecution Service',
  desc: 'description',
  dl: 'discretionary leave',
  dob: 'date of birth',
  dtn: 'duty to notify',
  exp: 'exploitation',
  fr: 'first responder',
  ho: 'Home Office',
  la: 'local authority',
  lgbt: 'the words for it',
  ms: 'modern slavery',
  msht: 'modern slavery and human trafficking',
  nat: 'nationality',
  ngo: 'non-governmental organisation',
  nrm: 'National Referral Mechanism',
  num: 'number',
  odw: 'overseas domestic worker',
  org: 'organisation',
  pct: 'percent',
  perc: 'percent',
  pfa: 'police force area',
  pv: 'potential victim',
  qtr: 'quarter',
  qty: 'quantity',
  ref: 'referral or reference',
  refs: 'referrals or references',
  reg: 'region',
  rg: 'reasonable grounds',
  sca: 'single competent authority',
  tmp: 'the word for it',
  tot: 'total',
  vic: 'victim',
  yr: 'year',
};

/** Names are spelled out, in the style of their kind. */
export const namesSpelledOut: Check = (subject, frame) =>
  elementsOf(subject).flatMap((element) => {
    const { kind, name, node, coordinate } = element;
    if (isShared(frame, element) || name.startsWith('_')) return [];
    const [pattern, style] = styles[kind];
    if (!pattern.test(name))
      return [
        subject.at(node, coordinate, {
          code: 'NAME_STYLE',
          severity: 'REFUSED',
          message: `${coordinate} is not written in ${style}.`,
          remedy: `Write the ${kind === 'value' ? 'code' : kind} ${name} in ${style}.`,
        }),
      ];
    // Codes are often those of a publication, which are what they are.
    if (kind === 'value') return [];
    const word = wordsIn(name).find((one) => short[one] !== undefined);
    if (word === undefined) return [];
    return [
      subject.at(node, coordinate, {
        code: 'NAME_ABBREVIATED',
        severity: 'REFUSED',
        message: `${coordinate} abbreviates "${word}".`,
        remedy: `Spell it out: ${short[word]}.`,
      }),
    ];
  });
