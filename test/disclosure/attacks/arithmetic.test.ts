import { afterAll, describe, expect, test } from '@jest/globals';
import { publishedQuarters } from '../../demonstration/publishedRows.js';
import { judge, spread, together, type Verdict } from '../judge.js';
import type { SeenCell } from '../oracle/seenCell.js';
import { demonstrationPartners, type OwnersReleases, releasesOf, systemOf } from '../shippedWorld.js';

interface Attack {
  readonly name: string;
  /** Demonstration partners, by id. */
  readonly owners: readonly string[];
  readonly datasets: readonly string[];
  readonly isSeen?: (cell: SeenCell) => boolean;
  readonly isTarget?: (cell: SeenCell) => boolean;
}

const forces = ['cleveland-police-demo', 'city-of-london-police-demo', 'merseyside-police-demo'];
const exploitationIn = (codes: readonly string[]) => (cell: SeenCell) =>
  codes.includes(cell.codes['exploitation'] ?? '');
const hasTable = (pattern: RegExp) => (cell: SeenCell) => pattern.test(cell.table);

/** domain.md E.4, as far as it is arithmetic on what was released. */
const attacks: readonly Attack[] = [
  {
    name: 'complements: everybody less everybody who is not X',
    owners: forces,
    datasets: ['referralsMade'],
    isSeen: hasTable(/^FORCE_YEAR/),
    isTarget: hasTable(/^FORCE_YEAR_EXPLOITATION$/),
  },
  {
    name: 'windows shifted by a quarter: years less quarters, several years less years',
    owners: forces,
    datasets: ['referralsMade'],
    isSeen: hasTable(/^FORCE_(?:YEAR|QUARTER)$/),
  },
  {
    name: 'ages binned anew: everybody less adults less children',
    owners: forces,
    datasets: ['referralsMade', 'decisions'],
    isTarget: ({ codes }) => codes['age'] !== undefined && codes['age'] !== 'ALL',
  },
  {
    name: '"Domestic" against "any domestic"',
    owners: forces,
    datasets: ['referralsMade', 'outcomesByCohort'],
    isSeen: exploitationIn(['ALL', 'DOMESTIC', 'ANY_DOMESTIC', 'MULTIPLE', 'ANY_LABOUR', 'LABOUR']),
    isTarget: exploitationIn(['DOMESTIC', 'ANY_DOMESTIC', 'MULTIPLE']),
  },
  {
    name: 'the same people in several datasets: made, by place, by cohort',
    owners: forces,
    datasets: ['referralsMade', 'referralsByPlace', 'outcomesByCohort'],
    isTarget: ({ dataset }) => dataset !== 'referralsMade',
  },
  {
    name: 'the same clients by exploitation, housing and advice',
    owners: ['north-west-outreach-demo', 'london-safe-houses-demo'],
    datasets: ['clients', 'housingAtEntry', 'advice', 'domesticWorkers'],
  },
  {
    name: 'the same clients at the end of support',
    owners: ['north-west-outreach-demo', 'london-safe-houses-demo'],
    datasets: ['housingAtExit', 'supportLength', 'missingAfterExit'],
  },
  {
    name: "a council's every table",
    owners: demonstrationPartners.filter(({ sector }) => sector === 'safeguarding').map(({ id }) => id),
    datasets: ['councilReferrals', 'enquiries', 'missingChildren', 'homelessnessDuty', 'guardianship'],
  },
];

/** Cells that the Home Office publishes itself: everybody knows them, whatever an owner withholds. */
const isPublic = ({ dataset, period }: SeenCell): boolean =>
  ['referralsMade', 'outcomesByCohort'].includes(dataset) &&
  (period === '2023' || publishedQuarters.includes(period));

const attemptsEach = 150;
const verdicts: Verdict[] = [];

const releasesBy = new Map<string, OwnersReleases>();

function ownersReleases(id: string): OwnersReleases {
  const partner = demonstrationPartners.find((one) => one.id === id);
  if (partner === undefined) throw new Error(`No demonstration partner is called ${id}.`);
  const found = releasesBy.get(id) ?? releasesOf(partner);
  releasesBy.set(id, found);
  return found;
}

async function attackOn(
  id: string,
  { datasets, isSeen = () => true, isTarget = () => true, owners }: Attack,
) {
  const { partner, releases, cells } = ownersReleases(id);
  const own = releases.filter(({ release }) => datasets.includes(release.dataset));
  const system = systemOf({ partner, releases: own });
  const seen = cells.filter((cell) => datasets.includes(cell.dataset) && isSeen(cell));
  return judge(
    { system, seen },
    spread(
      seen.filter((cell) => isTarget(cell) && !isPublic(cell)),
      Math.ceil(attemptsEach / owners.length),
    ),
  );
}

describe('with everything that shipped in its hands, no coalition pins a withheld cell down', () => {
  test.each(attacks.map((attack) => [attack.name, attack] as const))('%s', async (_, attack) => {
    const found: Verdict[] = [];
    for (const owner of attack.owners) found.push(await attackOn(owner, attack));
    const verdict = together(found);
    verdicts.push(verdict);
    expect(verdict.attempts).toBeGreaterThanOrEqual(20);
    expect({ ...verdict, attempts: 0 }).toEqual({ attempts: 0, exact: [], narrow: [], contradictions: 0 });
  });

  test('in at least 1,000 attempts together', () => {
    expect(together(verdicts).attempts).toBeGreaterThanOrEqual(1000);
  });
});

afterAll(() => releasesBy.clear());
