import { loadAreas } from '../../schema/areas/loadAreas.js';
import { publishedQuarters, publishedRows } from '../demonstration/publishedRows.js';
import type { KnownSum } from './oracle/intervals.js';
import type { OwnerSystem } from './oracle/ownerSystem.js';
import { means } from './shippedWorld.js';

const firstResponders = loadAreas().data.firstResponders;

/** The Home Office's exact leaves of one force: every combination of types, age and sex by quarter, zeros among them. */
export function publicKnowledge(system: OwnerSystem, force: string): readonly KnownSum[] {
  const rows = publishedRows(firstResponders.get(force) ?? '');
  return publishedQuarters.flatMap((period) => {
    const any = anyOfType(system, period);
    return ages.flatMap((age) =>
      sexes.flatMap((sex) => {
        const people = new Set(atomsOf(system, period, { exploitation: 'ALL', age, sex }));
        return typeChoices.map((types): KnownSum => {
          const count = rows[`${period} ${types.join('+')} ${age} ${sex}`] ?? 0;
          const atoms = [...people].filter((atom) =>
            allTypes.every((type) => types.includes(type) === any.get(type)?.has(atom)),
          );
          return { atoms, least: count, greatest: count };
        });
      }),
    );
  });
}

const partitionOf = (name: string) => means.catalogue.dimension(name).partition ?? [];
const ages = partitionOf('age');
const sexes = partitionOf('sex');
const allTypes = (means.catalogue.dimension('exploitation').overlapping ?? []).map((code) =>
  code.slice('ANY_'.length),
);
const typeChoices = Array.from({ length: 2 ** allTypes.length }, (_, choice) =>
  allTypes.filter((_, at) => Math.floor(choice / 2 ** at) % 2 === 1),
);

const anyOfType = (system: OwnerSystem, period: string) =>
  new Map(
    allTypes.map((type) => {
      const codes = { exploitation: `ANY_${type}`, age: 'ALL', sex: 'ALL' };
      return [type, new Set(atomsOf(system, period, codes))];
    }),
  );

const atomsOf = (system: OwnerSystem, period: string, codes: Readonly<Record<string, string>>) =>
  system.atomsOf({
    dataset: 'referralsMade',
    table: 'COUNTRY_QUARTER_EXPLOITATION_AGE_SEX',
    area: 'E92000001',
    period,
    codes,
  });
