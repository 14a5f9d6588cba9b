import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { ConcordatError } from '../protocol/errors.js';
import {
  type AreaData,
  areaKinds,
  type Mayor,
  membershipBases,
  type Nesting,
  type Population,
} from './area.js';

/** The CSV files of this folder by name, without `.csv`. */
export const areaFiles = [
  'areas',
  'nesting',
  'police-forces',
  'other-codes',
  'mayors',
  'population-mid-2020',
  'mergers',
] as const;
export type AreaFile = (typeof areaFiles)[number];
type Read = (file: AreaFile) => string;

const populationSource = 'Office for National Statistics, mid-2020 population estimates, OGL v3.0';
const question = 'Written Question 50971, answered 16 May 2025';
const mayorSources = {
  LISTED: `${question}, lists this mayor among those with police and crime commissioner functions`,
  GENERAL_KNOWLEDGE: `${question}, does not list this mayor among those with police and crime commissioner functions; the title is general knowledge`,
} as const;

const text = z.string().trim();
const code = text.regex(/^[A-Z]\d{8}$/);
const optionalCode = z.union([z.literal('').transform(() => undefined), code]);
const areaRow = z.object({
  code,
  name: text.min(1),
  kinds: text.transform((kinds) => kinds.split('|')).pipe(z.array(z.enum(areaKinds)).min(1)),
  country_within: optionalCode,
});
const nestingRow = z.object({
  local_authority: code,
  police_force_area: code,
  city_region: optionalCode,
  city_region_basis: z.enum([...membershipBases, '']),
  region: optionalCode,
  country: code,
});
const forceRow = z.object({
  police_force_area: code,
  first_responder: text.min(1),
});
const otherRow = z.object({
  code,
  name: text,
  use_instead: code,
  why: text.min(1),
});
const mayorRow = z.object({
  area: code,
  title: text.min(1),
  police_powers: z.enum(['true', 'false']),
  title_basis: z.enum(['LISTED', 'GENERAL_KNOWLEDGE']),
});
const populationRow = z.object({
  code,
  persons: z.coerce.number().int().positive(),
});
const mergerRow = z.object({ former_code: code, merged_into: code });

/** Reads the files of this folder into data; throws `DATA_INVALID` naming a malformed one. Pure: `read` gives each file's text. */
export function parseAreas(read: Read): AreaData {
  const rows = rowsOf(read, 'areas', areaRow);
  return {
    areas: rows.map(({ code, name, kinds }) => ({ code, name, kinds })),
    countryWithin: new Map(
      rows.flatMap((row) => (row.country_within ? [[row.code, row.country_within]] : [])),
    ),
    nestings: rowsOf(read, 'nesting', nestingRow).map(nestingFrom),
    otherCodes: new Map(
      rowsOf(read, 'other-codes', otherRow).map(({ code, name, use_instead, why }) => [
        code,
        { name, useInstead: use_instead, why },
      ]),
    ),
    firstResponders: new Map(
      rowsOf(read, 'police-forces', forceRow).map((row) => [row.police_force_area, row.first_responder]),
    ),
    residents: residentsFrom(read),
    mayors: new Map(rowsOf(read, 'mayors', mayorRow).map((row) => [row.area, mayorFrom(row)])),
  };
}

function rowsOf<Row>(read: Read, file: AreaFile, row: z.ZodType<Row>): readonly Row[] {
  const parsed = z.array(row).safeParse(parse(read(file), { columns: true }));
  if (parsed.success) return parsed.data;
  throw new ConcordatError('DATA_INVALID', {
    expected: `rows of schema/areas/${file}.csv as its README describes them`,
    found: z.prettifyError(parsed.error),
    remedy: `Correct schema/areas/${file}.csv.`,
  });
}

function nestingFrom(row: z.infer<typeof nestingRow>): Nesting {
  const { city_region: cityRegion, city_region_basis: basis, region } = row;
  return {
    localAuthority: row.local_authority,
    policeForceArea: row.police_force_area,
    ...(cityRegion !== undefined && basis !== '' && { cityRegion: { code: cityRegion, basis } }),
    ...(region !== undefined && { region }),
    country: row.country,
  };
}

function mayorFrom(row: z.infer<typeof mayorRow>): Mayor {
  return {
    title: row.title,
    policePowers: row.police_powers === 'true',
    source: mayorSources[row.title_basis],
  };
}

/** Residents by authority of today: districts that became one in 2023 have no estimate of their own and are summed. */
function residentsFrom(read: Read): ReadonlyMap<string, Population> {
  const successors = new Map(
    rowsOf(read, 'mergers', mergerRow).map((row) => [row.former_code, row.merged_into]),
  );
  const residents = new Map<string, { persons: number; districts: number }>();
  for (const { code, persons } of rowsOf(read, 'population-mid-2020', populationRow)) {
    const today = successors.get(code) ?? code;
    const before = residents.get(today) ?? { persons: 0, districts: 0 };
    residents.set(today, {
      persons: before.persons + persons,
      districts: before.districts + 1,
    });
  }
  return new Map(
    [...residents].map(([code, { persons, districts }]) => [code, populationOf(persons, districts)]),
  );
}

function populationOf(persons: number, districts: number): Population {
  const source =
    districts > 1 ? `${populationSource}, summed from ${districts} former districts` : populationSource;
  return { persons, vintage: 'mid-2020', source };
}
