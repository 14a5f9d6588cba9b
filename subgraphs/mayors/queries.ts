import { z } from 'zod';
import { type AreaKind, areaKinds } from '../../schema/areas/areas.js';
import type { Area } from './contract/area.js';
import type { Fit } from './contract/fit.js';
import type { Mayor } from './contract/mayor.js';
import type { Population } from './contract/population.js';
import type { MayorsDatabase } from './database/client.js';

const areaRow = z.object({ code: z.string(), name: z.string(), kinds: z.array(z.enum(areaKinds)) });
const nestedRow = areaRow.extend({ around: z.string() });
const fitRow = z.object({
  area: z.string(),
  kind: z.string(),
  membership: z.string(),
  note: z.string(),
  forces: z.array(areaRow),
  standsFor: z.array(areaRow),
  missing: z.array(areaRow),
  beyond: z.array(areaRow),
});

/** Areas by code; unknown codes are left out. One statement. */
export async function findAreas(
  { client }: MayorsDatabase,
  codes: readonly string[],
): Promise<Map<string, Area>> {
  const rows = areaRow.array().parse(await client.area.findMany({ where: { code: { in: [...codes] } } }));
  return new Map(rows.map((area) => [area.code, area]));
}

/** Every area of a kind by name, in the order of code points, whatever the language of the server. One statement. */
export async function findAreasOfKind({ client }: MayorsDatabase, kind: AreaKind): Promise<readonly Area[]> {
  const rows = await client.$queryRaw`
    SELECT code, name, kinds FROM area WHERE ${kind} = ANY(kinds) ORDER BY name COLLATE "C", code`;
  return areaRow.array().parse(rows);
}

/** For each code the areas of these kinds that it lies in (OUTER) or that lie in it (INNER), by name. One statement. */
export async function findNested(
  { client }: MayorsDatabase,
  side: 'INNER' | 'OUTER',
  ask: { readonly codes: readonly string[]; readonly kinds: readonly AreaKind[] },
): Promise<Map<string, Area[]>> {
  const codes = [...ask.codes];
  const kinds = [...ask.kinds];
  const rows =
    side === 'OUTER'
      ? await client.$queryRaw`
          SELECT w.inner_code AS around, a.code, a.name, a.kinds
            FROM area_within w JOIN area a ON a.code = w.outer_code
           WHERE w.inner_code = ANY(${codes}) AND a.kinds && ${kinds}
           ORDER BY a.name COLLATE "C", a.code`
      : await client.$queryRaw`
          SELECT w.outer_code AS around, a.code, a.name, a.kinds
            FROM area_within w JOIN area a ON a.code = w.inner_code
           WHERE w.outer_code = ANY(${codes}) AND a.kinds && ${kinds}
           ORDER BY a.name COLLATE "C", a.code`;
  return grouped(nestedRow.array().parse(rows), ({ around }) => around);
}

/** The fit of each city region among the codes, with its parts by name. One statement. */
export async function findFits(
  { client }: MayorsDatabase,
  codes: readonly string[],
): Promise<Map<string, Fit>> {
  const rows = await client.$queryRaw`
    SELECT f.area_code AS area, f.kind, f.membership, f.note,
           coalesce(json_agg(p.part ORDER BY p.name, p.code) FILTER (WHERE p.role = 'FORCE'), '[]') AS forces,
           coalesce(json_agg(p.part ORDER BY p.name, p.code) FILTER (WHERE p.role = 'STANDS_FOR'), '[]') AS "standsFor",
           coalesce(json_agg(p.part ORDER BY p.name, p.code) FILTER (WHERE p.role = 'MISSING'), '[]') AS missing,
           coalesce(json_agg(p.part ORDER BY p.name, p.code) FILTER (WHERE p.role = 'BEYOND'), '[]') AS beyond
      FROM fit f
      LEFT JOIN (SELECT fp.area_code, fp.role, a.code, a.name COLLATE "C" AS name,
                        json_build_object('code', a.code, 'name', a.name, 'kinds', a.kinds) AS part
                   FROM fit_part fp JOIN area a ON a.code = fp.part_code) p ON p.area_code = f.area_code
     WHERE f.area_code = ANY(${[...codes]})
     GROUP BY f.area_code, f.kind, f.membership, f.note`;
  return new Map(
    fitRow
      .array()
      .parse(rows)
      .map(({ area, ...fit }) => [area, fit]),
  );
}

/** Residents of each area in every vintage held, the newest first. One statement. */
export async function findPopulations(
  { client }: MayorsDatabase,
  codes: readonly string[],
): Promise<Map<string, Population[]>> {
  const where = { areaCode: { in: [...codes] } };
  const rows = await client.population.findMany({ where, orderBy: { vintage: 'desc' } });
  return grouped(rows, ({ areaCode }) => areaCode);
}

/** The mayor of each city region that has one. One statement. */
export async function findMayors(
  { client }: MayorsDatabase,
  codes: readonly string[],
): Promise<Map<string, Mayor>> {
  const rows = await client.mayor.findMany({ where: { areaCode: { in: [...codes] } } });
  return new Map(rows.map(({ areaCode, ...mayor }) => [areaCode, mayor]));
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
