import { registerEnumType } from 'type-graphql';
import type { areaKinds } from '../../../schema/areas/area.js';
import { bases, type releaseRules } from '../../../schema/datasets/dataset.js';
import { cellStatuses } from '../../../schema/protocol/cell.js';
import { provenances } from '../../../schema/protocol/release.js';

/** Registers a GraphQL enum whose values are their own names, with a description each. */
export function enumOf(name: string, description: string, values: Readonly<Record<string, string>>): object {
  const codes = Object.fromEntries(Object.keys(values).map((code) => [code, code]));
  const valuesConfig = Object.fromEntries(
    Object.entries(values).map(([code, text]) => [code, { description: text }]),
  );
  registerEnumType(codes, { name, description, valuesConfig });
  return codes;
}

export const CellStatusEnum = enumOf('CellStatus', 'What stands where a value is or is not.', cellStatuses);

export const ProvenanceEnum = enumOf('Provenance', 'Where the figures of a release come from.', provenances);

export const BasisEnum = enumOf(
  'Basis',
  'What counts are dated by. Figures of different bases must not be mixed in one rate.',
  bases,
);

const ruleTexts: Record<(typeof releaseRules)[number], string> = {
  TEN_FIVE: 'Counts of 0 to 9 are withheld, the others rounded to the nearest 5.',
  PUBLISHED:
    "As published officially: national series exactly, smaller areas from 10 up. Only for the hub's own import.",
  NOT_PERSONS: 'Exact, because no person stands behind the figures.',
};
export const ReleaseRuleEnum = enumOf(
  'ReleaseRule',
  'How a release protects the people behind its counts.',
  ruleTexts,
);

const areaKindTexts: Record<(typeof areaKinds)[number], string> = {
  LOCAL_AUTHORITY: 'Local authority district, unitary authority or London borough.',
  POLICE_FORCE_AREA: 'Police force area.',
  CITY_REGION: 'London, or the area of a combined authority.',
  REGION: 'Region of England.',
  COUNTRY: 'Country, or countries together, of the United Kingdom.',
};
export const AreaKindEnum = enumOf(
  'AreaKind',
  'Kind of area. One area can be of several kinds.',
  areaKindTexts,
);
