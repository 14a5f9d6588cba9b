import { z } from 'zod';
import { type CellStatus, cellStatuses } from '../../schema/protocol/cell.js';

/** An area as answers name it. */
export interface NamedArea {
  readonly code: string;
  readonly name: string;
}

/** A figure of an answer: a released cell, a value cited from a publication, or the residents of an area. */
export interface Observation {
  /** Response name it was asked under. */
  readonly of: string;
  /** Name of the cell in the register; null where no release holds the figure. */
  readonly cell: string | null;
  readonly area: NamedArea;
  /** Empty for residents, who are estimated for one day. */
  readonly period: string;
  readonly value: number | null;
  readonly status: CellStatus;
  /** Whether rule 10-5 rounded it. */
  readonly isRounded: boolean;
  /** How exact the source of a cited figure is; null where it is exact. */
  readonly approximate: string | null;
  /** Names of the owners, joined; empty where it has none. */
  readonly owner: string;
  /** OFFICIAL, PARTNER or SYNTHETIC. */
  readonly provenance: string;
  /** Its id; empty where it stands in none, as residents do. */
  readonly release: string;
  readonly vintage: string;
  /** What the owner's subgraph offers in place of a withheld cell. */
  readonly fallback: OfferedFallback | null;
}

/** Figures of an answer by the part they play. */
export type Parts = Readonly<Record<string, readonly Observation[]>>;

const statusNames = Object.keys(cellStatuses) as [CellStatus, ...CellStatus[]];
const area = z.object({ code: z.string(), name: z.string() });
const count = z.object({
  cell: z.string().nullable().default(null),
  value: z.number().nullable(),
  status: z.enum(statusNames),
});
const release = z.object({
  id: z.string(),
  rule: z.string(),
  provenance: z.string(),
  vintage: z.string(),
  owners: z.array(z.object({ name: z.string() })),
});
const fallback = z.object({
  steps: z.array(z.string()),
  area,
  period: z.string(),
  note: z.string(),
});

/** The wider cell that an owner shows where this one is withheld. */
export type OfferedFallback = Readonly<z.infer<typeof fallback>>;

const cell = z.object({ area, period: z.string(), count, fallback: fallback.nullish() });
const seriesShape = z.object({ release, cells: z.array(cell) });
const citedShape = z.object({
  area,
  period: z.string(),
  count: count.nullable(),
  asPublished: z.string().nullable(),
  approximate: z.string().nullable(),
  release: release.nullable(),
});
const residentsShape = z.object({ persons: z.number(), vintage: z.string() });

/** A figure before it is known under which name it was asked. */
export type Figure = Omit<Observation, 'of'>;

/** The figures of one object an indicator's document asks for. Throws where the document asks for something else. */
export function observationsIn(value: unknown, within: NamedArea | undefined): readonly Figure[] {
  const series = seriesShape.safeParse(value);
  if (series.success) return ofSeries(series.data);
  const cited = citedShape.safeParse(value);
  if (cited.success) return [ofCited(cited.data)];
  return [ofResidents(residentsShape.parse(value), within)];
}

function ofSeries({ release: stamp, cells }: z.infer<typeof seriesShape>): readonly Figure[] {
  return cells.map(({ area: counted, period, count: { cell: name, value, status }, fallback: offered }) => ({
    ...stampOf(stamp),
    ...{ cell: name, area: counted, period, value, status, approximate: null, fallback: offered ?? null },
  }));
}

/** A share or average is published without its counts, in words that begin with the number: "53%", "24 months". */
function ofCited({
  count: counted,
  asPublished,
  release: stamp,
  ...figure
}: z.infer<typeof citedShape>): Figure {
  const published = /^\d+(\.\d+)?/.exec(asPublished ?? '')?.[0];
  const value = counted?.value ?? (published === undefined ? null : Number(published));
  const status = counted?.status ?? (value === null ? 'NOT_COLLECTED' : 'RELEASED');
  return { ...stampOf(stamp), ...figure, cell: counted?.cell ?? null, value, status, fallback: null };
}

function ofResidents(
  { persons, vintage }: z.infer<typeof residentsShape>,
  within: NamedArea | undefined,
): Figure {
  return {
    ...stampOf(null),
    ...{ cell: null, area: within ?? { code: '', name: '' }, period: '', value: persons, status: 'RELEASED' },
    ...{ approximate: null, fallback: null, vintage },
  };
}

function stampOf(stamp: z.infer<typeof release> | null) {
  return {
    isRounded: stamp?.rule === 'TEN_FIVE',
    owner: stamp?.owners.map(({ name }) => name).join('; ') ?? '',
    provenance: stamp?.provenance ?? 'OFFICIAL',
    release: stamp?.id ?? '',
    vintage: stamp?.vintage ?? '',
  };
}
