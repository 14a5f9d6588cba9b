import type { Catalogue, Dataset } from '../../../schema/datasets/dataset.js';
import { narrowUnder } from '../../../schema/protocol/disclosure/interval.js';
import type { SignedRelease } from '../../../schema/protocol/release.js';
import type { SideKnowledge } from '../../../schema/side-knowledge/sideKnowledge.js';
import { releaseAlgorithm } from './algorithm.js';

/**
 * What was done to protect a release, and what anybody can check of it. It follows from the release, the declarations
 * and the publications alone: nothing in it, not even whether a publication agrees with the rows, follows from what is
 * withheld.
 */
export interface ReleaseCertificate {
  readonly release: string;
  /** SHA-256 of the release that it speaks of. */
  readonly sha256: string;
  readonly rule: { readonly name: Dataset['rule']; readonly means: string };
  readonly algorithm: string;
  readonly tables: readonly CertifiedTable[];
  /** Other datasets of the owner that count the same people, and were protected together with this one. */
  readonly linkedWith: readonly { readonly dataset: string; readonly tables: readonly string[] }[];
  /** What others publish exactly of these people. A publication is left out where it contradicts the owner's rows. */
  readonly published: readonly Publication[];
  readonly claim: string;
  /** What the claim leaves out. */
  readonly notConsidered: readonly string[];
  readonly anybodyCanCheck: readonly string[];
}

interface CertifiedTable {
  readonly table: string;
  readonly cells: number;
  readonly released: number;
  readonly withheld: number;
}

type Publication = Pick<SideKnowledge, 'title' | 'vintage' | 'source' | 'periods'>;

const rules: Readonly<
  Record<Dataset['rule'], Pick<ReleaseCertificate, 'claim'> & { readonly means: string }>
> = {
  TEN_FIVE: {
    means:
      'Counts under 10 are withheld, zero among them; all others are rounded to the nearest 5. Cells are withheld to protect others without a sign that tells them apart.',
    claim: `Every withheld cell can hold counts at least ${narrowUnder} apart, for all that is shown here, in the tables linked with it and in the publications named, except where those publications tell the cell by themselves. Each such pair of counts was met in two lists of people that nobody could tell from the true one.`,
  },
  NOT_PERSONS: {
    means: 'No person stands behind these counts; they are shown as they are.',
    claim: 'Nothing is withheld, because nothing tells of a person.',
  },
  PUBLISHED: {
    means: 'These counts are published already; they are shown as they were published.',
    claim: 'Nothing is withheld beside what the publication withholds.',
  },
};

export function certificateOf(
  {
    catalogue,
    sideKnowledge,
  }: { readonly catalogue: Catalogue; readonly sideKnowledge: readonly SideKnowledge[] },
  { release, sha256 }: SignedRelease,
): ReleaseCertificate {
  const dataset = catalogue.dataset(release.dataset);
  if (dataset === undefined) throw new RangeError(`No dataset is called ${release.dataset}.`);
  const { means, claim } = rules[dataset.rule];
  const linked = linkedWith(catalogue, dataset);
  const counted = new Set([dataset.name, ...linked.map(({ name }) => name)]);
  const about =
    dataset.rule === 'TEN_FIVE' ? sideKnowledge.filter((known) => counted.has(known.dataset)) : [];
  return {
    release: release.id,
    sha256,
    rule: { name: dataset.rule, means },
    algorithm: releaseAlgorithm,
    tables: release.tables.map(({ name, cells }) => {
      const having = (status: string) => cells.filter((cell) => cell.status === status).length;
      return { table: name, cells: cells.length, released: having('RELEASED'), withheld: having('WITHHELD') };
    }),
    linkedWith: linked.map(({ name, tables }) => ({
      dataset: name,
      tables: tables.map((table) => table.name),
    })),
    published: about.map(({ title, vintage, source, periods }) => ({ title, vintage, source, periods })),
    claim,
    notConsidered: [
      'earlier releases of the owner that were not there when it was built: the hub compares all it holds when it takes this one in',
      'what somebody knows who took part in collecting the records',
    ],
    anybodyCanCheck: [
      'that the SHA-256 of the release is the one above, and that its owner signed it',
      'that every declared table is there with its whole grid, and every cell has one of the public states',
      ...(dataset.rule === 'TEN_FIVE'
        ? [
            'that every released count is a multiple of 5 from 10, and that the windows of the tables agree with each other',
            `bounds of every withheld cell from all these windows and publications: none may be narrower than ${narrowUnder}. The hub does so before it takes a release in: npm run -s concordat -- release audit ${dataset.name}`,
          ]
        : []),
    ],
  };
}

/** Datasets of the same sector that count the same people, or some of them. */
function linkedWith({ datasets }: Catalogue, { name, sector, population }: Dataset): readonly Dataset[] {
  if (population === undefined) return [];
  return datasets.filter(
    (one) => one.sector === sector && one.population === population && one.name !== name,
  );
}
