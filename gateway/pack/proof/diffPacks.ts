import { parse } from 'csv-parse/sync';
import type { PackFile } from '../packFile.js';
import { type Manifest, type ManifestFigure, manifestPath, manifestSchema } from './manifest.js';

/**
 * What changed from one pack to another, a sentence each: figures that came or went, releases that were replaced, and
 * every number that is another one. Pure.
 * @throws ZodError where one of them has no manifest that can be read
 */
export function diffPacks(before: readonly PackFile[], after: readonly PackFile[]): readonly string[] {
  const [old, now] = [manifestOf(before), manifestOf(after)];
  return [
    ...(old.variant === now.variant
      ? []
      : [`The first is of the variant ${old.variant}, the second of ${now.variant}.`]),
    ...(old.edition === now.edition
      ? []
      : [`The first is the edition ${old.edition}, the second ${now.edition}.`]),
    ...(old.builtOn === now.builtOn ? [] : [`Built on ${old.builtOn}, then on ${now.builtOn}.`]),
    ...old.figures.flatMap((figure) => figureSentences(figure, { now, before, after })),
    ...now.figures
      .filter(({ figure }) => !old.figures.some((known) => known.figure === figure))
      .map(({ figure }) => `Figure ${figure} is new.`),
    ...textSentence(before, after),
  ];
}

function manifestOf(files: readonly PackFile[]): Manifest {
  const text = textOf(files, manifestPath);
  return manifestSchema.parse(JSON.parse(text ?? 'null'));
}

const textOf = (files: readonly PackFile[], path: string): string | undefined => {
  const found = files.find((file) => file.path === path);
  return found && new TextDecoder().decode(found.bytes);
};

interface Sides {
  readonly now: Manifest;
  readonly before: readonly PackFile[];
  readonly after: readonly PackFile[];
}

function figureSentences(held: ManifestFigure, { now, before, after }: Sides): readonly string[] {
  const name = `Figure ${held.figure}`;
  const later = now.figures.find(({ figure }) => figure === held.figure);
  if (later === undefined) return [`${name} is no longer there.`];
  const gone = held.releases.filter(({ id }) => !later.releases.some((one) => one.id === id));
  const come = later.releases.filter(({ id }) => !held.releases.some((one) => one.id === id));
  return [
    ...gone.map(({ id }) => `${name} no longer draws on the release ${id}.`),
    ...come.map(({ id }) => `${name} draws on the release ${id} now.`),
    ...(held.tableSha256 === later.tableSha256
      ? []
      : cellSentences(name, tableOf(before, held), tableOf(after, later))),
  ];
}

interface Cells {
  readonly labels: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

function tableOf(files: readonly PackFile[], { figure }: ManifestFigure): Cells {
  const path = files.find((file) => file.path.startsWith(`tables/Figure_${figure}`))?.path ?? '';
  const [labels = [], ...rows] = parse(textOf(files, path) ?? '', { bom: true });
  return { labels, rows };
}

/** Rows are told apart by their texts before the first number, as "2023" or "2023, Still open". */
function cellSentences(name: string, before: Cells, after: Cells): readonly string[] {
  const [old, now] = [byName(before), byName(after)];
  const changed = [...old].flatMap(([row, cells]) => {
    const later = now.get(row);
    if (later === undefined) return [`${name}: the row ${row} is no longer there.`];
    return [...cells].flatMap(([label, text]) => {
      const said = later.get(label);
      return said === text ? [] : [`${name}: ${row}, ${label}: ${text} became ${said ?? 'nothing'}.`];
    });
  });
  const added = [...now.keys()].filter((row) => !old.has(row));
  return [...changed, ...added.map((row) => `${name}: the row ${row} is new.`)];
}

function byName({ labels, rows }: Cells): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const isNaming = (label: string, at: number) => at === 0 || label === 'Series';
  return new Map(
    rows.map((row) => [
      row.filter((_, at) => isNaming(labels[at] ?? '', at)).join(', '),
      new Map(
        labels.flatMap((label, at): readonly (readonly [string, string])[] =>
          isNaming(label, at) ? [] : [[label, row[at] ?? '']],
        ),
      ),
    ]),
  );
}

/** Words that changed are in the document; it is for a person to read which. */
function textSentence(before: readonly PackFile[], after: readonly PackFile[]): readonly string[] {
  const words = (files: readonly PackFile[]) => textOf(files, 'index.html');
  return words(before) === words(after) ? [] : ['The text of the pack is another one.'];
}
