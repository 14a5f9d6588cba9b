import type { Agreement } from '../../../schema/agreements/agreement.js';
import type { Catalogue, Sector } from '../../../schema/datasets/dataset.js';
import type { Partner } from '../../../schema/partners/partners.js';
import { type Asker, askerNames } from './demonstrationParties.js';

/** What differs from one agreement of the demonstration to the next. */
export type DemonstrationTerms = Pick<
  Agreement,
  'title' | 'datasets' | 'purposes' | 'from' | 'to' | 'review'
> & {
  /** What follows the owner's id in the agreement's. */
  readonly name: string;
  readonly organisations: readonly Asker[];
};

/** Long, because a demonstration should outlive its makers' attention. */
const years = { from: '2026-04-01', to: '2036-03-31', review: '2027-04-01' } as const;
const home = ['regional-strategy', 'board-reporting', 'service-planning'];
const evidence = 'evidence-to-the-home-secretary';

/** What an owner doesn't permit for the evidence, and to whom: the demonstration's own refusals. */
const refusals: readonly {
  readonly owner: string;
  readonly dataset: string;
  readonly to: readonly Asker[];
}[] = [
  // A force that shows what becomes of its suspects to its own mayor and the joint team, and to no other mayor.
  {
    owner: 'greater-manchester-police-demo',
    dataset: 'police.suspects',
    to: ['greater-london-authority-demo'],
  },
  // A charity for which where people go is for planning services, and for nothing that is argued about.
  { owner: 'north-west-outreach-demo', dataset: 'support.housingAtExit', to: askerNames },
];

/** Owners of a region, whose mayor's authority plans with their figures. */
const regions: Readonly<Record<string, Asker>> = {
  'metropolitan-police-demo': 'greater-london-authority-demo',
  'city-of-london-police-demo': 'greater-london-authority-demo',
  'barking-and-dagenham-council-demo': 'greater-london-authority-demo',
  'croydon-council-demo': 'greater-london-authority-demo',
  'newham-council-demo': 'greater-london-authority-demo',
  'westminster-council-demo': 'greater-london-authority-demo',
  'london-safe-houses-demo': 'greater-london-authority-demo',
  'greater-manchester-police-demo': 'greater-manchester-combined-authority-demo',
  'manchester-council-demo': 'greater-manchester-combined-authority-demo',
  'north-west-outreach-demo': 'greater-manchester-combined-authority-demo',
};

/** The agreements of one owner: for the evidence with everybody who assembles it, at home with its own mayor. */
export function termsOf(owner: Partner, catalogue: Catalogue): readonly DemonstrationTerms[] {
  const mayor = regions[owner.id];
  const atHome = mayor && {
    name: 'region-2026',
    title: 'Figures for planning in the region',
    datasets: [`${owner.sector}.*`],
    purposes: home,
    organisations: [mayor],
    ...years,
  };
  return [...forEvidence(owner, catalogue), ...(atHome ? [atHome] : []), ...former(owner)];
}

function forEvidence({ id, sector }: Partner, catalogue: Catalogue): readonly DemonstrationTerms[] {
  const frame = { title: 'Figures for the evidence to the Home Secretary', purposes: [evidence], ...years };
  const refused = refusals.filter(({ owner }) => owner === id);
  const [first] = refused;
  if (first === undefined)
    return [{ ...frame, name: 'evidence-2026', datasets: [`${sector}.*`], organisations: askerNames }];
  const rest = datasetsOf(catalogue, sector).filter((name) =>
    refused.every(({ dataset }) => dataset !== name),
  );
  const whole = askerNames.filter((asker) => !first.to.includes(asker));
  return [
    { ...frame, name: 'evidence-2026', datasets: rest, organisations: askerNames },
    ...(whole.length === 0
      ? []
      : [
          {
            ...frame,
            name: 'evidence-more-2026',
            title: 'More figures for the evidence to the Home Secretary',
            datasets: refused.map(({ dataset }) => dataset),
            organisations: whole,
          },
        ]),
  ];
}

/** One that is over, so that a list of agreements shows what that looks like. */
const former = ({ id, sector }: Partner): readonly DemonstrationTerms[] =>
  id === 'metropolitan-police-demo'
    ? [
        {
          name: 'pilot-2025',
          title: 'Figures for the pilot of this hub',
          datasets: [`${sector}.*`],
          purposes: [evidence, 'public-transparency'],
          organisations: ['greater-london-authority-demo'],
          from: '2025-04-01',
          to: '2026-03-31',
          review: '2025-10-01',
        },
      ]
    : [];

const datasetsOf = ({ datasets }: Catalogue, sector: Sector): readonly string[] =>
  datasets.filter((dataset) => dataset.sector === sector).map(({ name }) => `${sector}.${name}`);
