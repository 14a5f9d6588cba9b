import { type NamedArea, type Observation, observationsIn, type Parts } from './observation.js';

/** What plays each part of a computation, read from an answer by response names wherever they stand in it. */
export function readParts(answer: unknown, names: Readonly<Record<string, readonly string[]>>): Parts {
  return Object.fromEntries(
    Object.entries(names).map(([part, aliases]) => [
      part,
      aliases.flatMap((alias) => [...figuresNamed(answer, alias, undefined)]),
    ]),
  );
}

function* figuresNamed(node: unknown, alias: string, within: NamedArea | undefined): Generator<Observation> {
  if (Array.isArray(node)) {
    for (const item of node) yield* figuresNamed(item, alias, within);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  const area = areaIn(node) ?? within;
  for (const [name, value] of Object.entries(node)) {
    if (name !== alias) yield* figuresNamed(value, alias, area);
    else
      for (const found of listOf(value))
        yield* observationsIn(found, area).map((figure) => ({ ...figure, of: alias }));
  }
}

const listOf = (value: unknown): readonly unknown[] =>
  (Array.isArray(value) ? value : [value]).filter((item) => item !== null && item !== undefined);

function areaIn(node: object): NamedArea | undefined {
  const { code, name } = { code: undefined, name: undefined, ...node };
  return typeof code === 'string' && typeof name === 'string' ? { code, name } : undefined;
}
