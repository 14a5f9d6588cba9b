import type { PackAnswers } from '../../gateway/pack/askPack.js';
import type { PackMaterial } from '../../gateway/pack/buildPack.js';
import type { PackEvidence } from '../../gateway/pack/evidence.js';
import type { Answer } from '../../gateway/questions/answerQuestion.js';
import { parseQuestion } from '../../gateway/questions/loadQuestions.js';
import type { CountRow } from '../../gateway/questions/tidy/tidyRow.js';
import type { Words } from '../../gateway/questions/words.js';
import { loadEvidence } from '../../schema/evidence/loadEvidence.js';
import { isSafeToRepeat } from '../../schema/evidence/standing.js';
import { type Figure, figureSchema } from '../../schema/figures/figure.js';
import { chooseEdition } from '../../schema/pack/editions.js';

const evidence = loadEvidence();

/** The pack with everything in it. */
const wholeEdition = chooseEdition('whole', { asks: [], regions: [] });

/** The register of claims in the shape in which the graph answers it. */
export const registerOfClaims: PackEvidence = {
  asks: evidence.asks.map(({ recommendation: id, changedSince = null, ...ask }) => {
    const recommendation = evidence.recommendations.find((known) => known.id === id);
    return {
      ...ask,
      changedSince,
      recommendation: { id, title: recommendation?.title ?? '', addressee: recommendation?.addressee ?? '' },
      claims: evidence.claims
        .filter(({ supports }) => supports.asks.includes(ask.id))
        .map(({ id: claim, standing, sayInstead }) => ({
          id: claim,
          safeToRepeat: isSafeToRepeat(standing),
          sayInstead,
        })),
      counterArguments: evidence.counterArguments.filter(({ answers }) => answers.asks.includes(ask.id)),
    };
  }),
  claims: evidence.claims.map(({ id, standing, sayInstead, figuresAsWritten }) => ({
    id,
    safeToRepeat: isSafeToRepeat(standing),
    sayInstead,
    figuresAsWritten: [...figuresAsWritten],
  })),
};

const release = {
  OFFICIAL: {
    id: 'home-office.decisions.2024-03-07',
    owner: 'Home Office',
    publication: { title: 'NRM statistics', publisher: 'Home Office' },
  },
  SYNTHETIC: { id: 'met-demo.decisions.2026-09-30', owner: 'Met (demo)', publication: null },
} as const;

type Made = Pick<CountRow, 'period' | 'value' | 'percent' | 'denominator' | 'status'>;

/** A share of decisions in a year, of a release with this provenance. */
export const shareRow = (provenance: keyof typeof release, made: Partial<Made> = {}): CountRow => ({
  kind: 'COUNT',
  measure: 'decisions',
  areaCode: 'K02000001',
  areaName: 'United Kingdom',
  askedAreaCode: 'K02000001',
  askedAreaName: 'United Kingdom',
  period: '2022',
  basis: 'DECISION_DATE',
  owner: release[provenance].owner,
  dataset: 'decisions',
  release: release[provenance].id,
  provenance,
  vintage: '2024-03-07',
  dimensions: {},
  value: 177,
  status: 'RELEASED',
  percent: 88.5,
  low: made.percent ?? 88.5,
  high: made.percent ?? 88.5,
  denominator: 200,
  note: null,
  ...made,
});

const asked = parseQuestion(
  'decisions',
  'query Q($years: Period!) { __typename }',
  JSON.stringify({
    title: 'Decisions',
    question: 'Which?',
    reading: ['As it says.'],
    variables: { years: { description: 'Years', default: '2022..2023', kind: 'period' } },
  }),
);

/** An answer that holds these rows, with its releases as the graph states them. */
export function answerOf(counts: readonly CountRow[]): Answer {
  const used = [...new Set(counts.map(({ provenance }) => provenance))].filter(
    (name): name is keyof typeof release => name in release,
  );
  const stamps = used.map((provenance) => ({
    id: release[provenance].id,
    vintage: '2024-03-07',
    ageInDays: 989,
    provenance,
    sha256: 'ab'.repeat(32),
    source: release[provenance].publication,
  }));
  return {
    question: asked,
    variables: { years: '2022..2023' },
    data: { releases: stamps },
    errors: [],
    counts,
    records: [],
    silences: [],
    releases: stamps.map(({ id, provenance, vintage, ageInDays, source }) => ({
      release: id,
      measure: 'decisions',
      owner: used.includes('OFFICIAL') ? 'Home Office' : 'Met (demo)',
      dataset: 'decisions',
      provenance,
      vintage,
      ageInDays,
      caveats: ['By date of decision.'],
      breaks: [],
      ...(source && { source: { ...source, url: null } }),
    })),
  };
}

/** A figure of ask 6a. */
export const makeFigure = (over: Partial<Figure> = {}): Figure =>
  figureSchema.parse({
    id: '6a.1',
    ask: '6a',
    official: true,
    document: 'decisions',
    chart: { measures: ['decisions'], mark: 'line', show: 'percent' },
    values: {
      first: { kind: 'ROW', measure: 'decisions', where: { period: '2022' }, show: 'percent' },
      last: { kind: 'ROW', measure: 'decisions', where: { period: '2023' }, show: 'percent' },
    },
    key: 'last',
    title: '{last} were positive in {last.period}, against {first}',
    subtitle: 'Positive share of decisions, {area}, {period}',
    missing: { what: 'Positive share of decisions', who: 'Home Office' },
    ...over,
  });

/** Names are codes here. */
export const plainWords: Words = {
  code: (_, code) => code,
  short: (_, code) => code,
  brief: (_, code) => code,
  column: (name) => name,
  dataset: (name) => name,
  counts: (name) => name,
};

/** What a pack of these figures and answers is built from. */
export function makeMaterial(
  figures: readonly Figure[],
  answers: Readonly<Record<string, Answer>>,
  over: Partial<PackMaterial> = {},
): PackMaterial {
  const answered: PackAnswers = {
    evidence: registerOfClaims,
    helpline: { name: 'Helpline', number: '0800 000', note: 'For advice.', source: null },
    figures: new Map(Object.entries(answers)),
    regions: { areas: [], fits: [], rows: [], counts: [], isSynthetic: false },
  };
  return {
    variant: 'WHOLE',
    edition: wholeEdition,
    builtOn: '2026-11-21',
    figures,
    prose: {
      fronts: { 'front.md': [], 'consultation.md': [] },
      foreword: [],
      asks: {
        '6a': [{ heading: 'Why now', paragraphs: ['It fell to {6a.1:last}.', 'It was {6a.2:first} there.'] }],
      },
      voices: [],
      method: [],
      glossary: [],
      gaps: [
        { ask: '6a', what: 'Outcomes by cohort', who: 'Home Office', isAuthority: true, wanted: ['Counts'] },
      ],
    },
    answers: answered,
    words: plainWords,
    ...over,
  };
}
