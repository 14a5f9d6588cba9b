import path from 'node:path';
import { z } from 'zod';
import { areaKinds } from '../../../../schema/areas/area.js';
import { type AskedTable, withAskedTables } from '../../../../schema/datasets/dataset.js';
import { ConcordatError } from '../../../../schema/protocol/errors.js';
import { parsedJson } from '../../../../schema/protocol/parsedJson.js';
import { readIfThere, writeWhole } from '../../files.js';
import type { KitContext } from './kitContext.js';

const schema = z.array(
  z.strictObject({
    dataset: z.string(),
    table: z.strictObject({
      name: z.string().regex(/^[A-Z][A-Z_]*$/),
      area: z.enum(areaKinds),
      period: z.enum(['YEAR', 'QUARTER']),
      dimensions: z.array(z.string()),
    }),
  }),
);

/** Where an owner keeps the tables that it accepted: beside its partner file, so that each build declares them. */
const fileOf = (id: string, partnerFile: string | undefined): string =>
  path.join(path.dirname(partnerFile ?? '.'), `${id}.tables.json`);

/** @throws ConcordatError DATA_INVALID */
export async function readAcceptedTables(
  id: string,
  partnerFile: string | undefined,
): Promise<readonly AskedTable[]> {
  const file = fileOf(id, partnerFile);
  const text = await readIfThere(file);
  const parsed = schema.safeParse(text === undefined ? [] : parsedJson(text));
  if (parsed.success) return parsed.data;
  throw new ConcordatError('DATA_INVALID', {
    expected: `${file} to hold the tables that were accepted`,
    found: 'something else',
    remedy: 'Delete it and accept them anew: the hub keeps what was decided.',
  });
}

/** Remembers a table, once. Answers the file. */
export async function keepAcceptedTable(
  id: string,
  partnerFile: string | undefined,
  accepted: AskedTable,
): Promise<string> {
  const known = await readAcceptedTables(id, partnerFile);
  const others = known.filter(
    ({ dataset, table }) => dataset !== accepted.dataset || table.name !== accepted.table.name,
  );
  const file = fileOf(id, partnerFile);
  await writeWhole(file, `${JSON.stringify([...others, accepted], null, 2)}\n`);
  return file;
}

/** The same kit, whose datasets declare these tables too. */
export function withTables(context: KitContext, tables: readonly AskedTable[]): KitContext {
  if (tables.length === 0) return context;
  const knowledge = context.knowledge();
  const catalogue = withAskedTables(knowledge.catalogue, tables);
  return { ...context, knowledge: () => ({ ...knowledge, catalogue }) };
}
