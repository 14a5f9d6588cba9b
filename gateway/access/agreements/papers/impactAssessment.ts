import { conditions } from '../../../../schema/agreements/conditions.js';
import { inWords, type Paper, type PaperContext, part, points, says, tableOf, toFill } from './paper.js';

/** The steps of the ICO's template for a data protection impact assessment (UK GDPR, Article 35). */
export function impactAssessment(context: PaperContext): Paper {
  const { owner } = context;
  return {
    name: 'impact-assessment',
    title: 'Data protection impact assessment',
    lead: `For ${owner.name}, which decides about it with its data protection officer. What the hub knows is filled in; the judgements are left open.`,
    sections: [
      part(
        'need',
        'Step 1. Why is an assessment needed?',
        says(
          'Data about vulnerable people, special category data and data about criminal offences are processed to make statistics that several organisations use together. Each of these is among what the Information Commissioner asks an assessment for.',
        ),
      ),
      processing(context),
      part(
        'consultation',
        'Step 3. Whom have you consulted?',
        toFill('people who were helped or their representatives, staff, processors, information security'),
      ),
      necessity(context),
      risks(context),
      measures(context),
      part(
        'outcome',
        'Step 7. Sign off and outcomes',
        toFill('advice of the data protection officer, decisions, residual risks accepted by whom and when'),
        says('A high risk that stays goes to the Information Commissioner first (UK GDPR, Article 36).'),
      ),
    ],
  };
}

const processing = ({ agreement, datasets, purposes }: PaperContext) =>
  part(
    'processing',
    'Step 2. Describe the processing',
    says(
      'Nature: the owner counts its records on its own machine into fixed tables, withholds and rounds, signs the result and pushes it to the hub. Records never leave the owner; the hub serves cells of the released tables to those whom agreements name.',
    ),
    says(`Scope: ${datasets.length} datasets (${datasets.map(({ title }) => title).join('; ')}).`),
    says(`Context: ${agreement.parties.map(({ name, role }) => `${name} (${inWords(role)})`).join('; ')}.`),
    says(`Purposes: ${purposes.map(({ title }) => title).join('; ')}.`),
    says('Of those who ask, the hub keeps a pseudonym, an organisation, roles and what was asked for.'),
    toFill('sources of the records, number of people, how long records are kept, prior concerns'),
  );

const necessity = ({ agreement }: PaperContext) =>
  part(
    'necessity',
    'Step 4. Necessity and proportionality',
    says(
      `Lawful basis: see the agreement, part 6. Minimisation: nobody can cut finer than the tables that the owner released; the smallest area of each dataset is named in the agreement, part 5.`,
    ),
    points(...agreement.conditions.map((name) => conditions[name])),
    toFill('why the purpose cannot be reached with less, and how people are told'),
  );

/** Risks that the design of the hub starts from, with what it does about each. */
const known: readonly (readonly [risk: string, measure: string])[] = [
  [
    'A person is recognised in a small count',
    'Counts of 0 to 9 are withheld, others rounded to 5; every release is audited for what its tables give away together, with earlier ones and official figures',
  ],
  [
    'Several answers are subtracted from one another',
    'Questions select released cells; no filter makes a new one',
  ],
  [
    'Figures are used to enforce immigration law',
    'No such purpose exists; the Home Office reads the open pack and public fields alone, whatever is agreed',
  ],
  [
    'Figures are used for another purpose',
    'Each request states a registered purpose; each use is logged before it is answered, for the owner to read',
  ],
  [
    'A subgraph or an operator shows what it should not',
    'The hub compares each figure with the register and each owner with the agreements once more; releases and agreements are signed by their owners',
  ],
  [
    'Small groups are stigmatised by a figure',
    'Datasets with such a risk have a smallest area, and their sentences in a pack need their owner',
  ],
  [
    'An agreement ends and data stays in use',
    'In force is decided at each request; packs name what they rely on',
  ],
];

const risks = ({ datasets }: PaperContext) =>
  part(
    'risks',
    'Step 5. Identify and assess risks',
    tableOf(
      'Risks',
      ['Risk', 'Likelihood', 'Severity', 'Overall'],
      known.map(([risk]) => [risk, '[to fill in]', '[to fill in]', '[to fill in]']),
    ),
    ...datasets.flatMap(({ title, groupHarm }) =>
      groupHarm === undefined ? [] : [says(`${title}: ${groupHarm}`)],
    ),
  );

const measures = (_: PaperContext) =>
  part(
    'measures',
    'Step 6. Measures to reduce risk',
    tableOf(
      'Measures',
      ['Risk', 'Measure', 'Effect', 'Residual', 'Approved'],
      known.map(([risk, measure]) => [risk, measure, '[to fill in]', '[to fill in]', '[to fill in]']),
    ),
  );
