import type { SelectionSetNode } from 'graphql';
import {
  type DocumentNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  isLeafType,
  isObjectType,
} from 'graphql';
import { factsOf } from './facts.js';
import { figureRows } from './figures.js';
import { isPlacing, nowhere, placeInArea, placeWith, releaseIn } from './place.js';
import {
  argumentOf,
  isFigure,
  leadsToFigures,
  objectsOf,
  type Reading,
  readingOf,
  type SelectedField,
  selectedFields,
  setsOf,
} from './selectedField.js';
import type { CountRow, Place, RecordRow, Silence, TidyAnswer, UsedRelease } from './tidyRow.js';

/** A document and what was answered to it. */
export interface Answered {
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly data: unknown;
}

/** Rows under way: the one thing here that changes, and nobody outside sees it before it is done. */
interface Rows {
  readonly counts: CountRow[];
  readonly records: RecordRow[];
  readonly releases: Map<string, UsedRelease>;
  readonly silences: Silence[];
}

interface Visit {
  readonly type: GraphQLObjectType;
  readonly sets: readonly SelectionSetNode[];
  readonly value: object;
  readonly path: readonly string[];
  readonly place: Place;
}

/**
 * Turns an answer into rows, led by the schema's types: every `Count` and `Rate` becomes a row with the area,
 * owner, release, period, basis and dimensions met on the way to it; other objects become records.
 */
export function tidy(schema: GraphQLSchema, { document, variables, data }: Answered): TidyAnswer {
  const rows: Rows = { counts: [], records: [], releases: new Map(), silences: [] };
  const reading = readingOf(schema, document, variables);
  const type = schema.getQueryType();
  const [value] = objectsOf(data);
  if (reading && type && value) {
    visit(reading, { type, value, sets: [reading.operation.selectionSet], path: [], place: nowhere }, rows);
  }
  return { ...rows, releases: [...rows.releases.values()] };
}

function visit(reading: Reading, at: Visit, rows: Rows): void {
  const fields = selectedFields(reading, at.type, at);
  const measure = at.path.join('/');
  const figures = fields.filter(({ type }) => isFigure(type));
  const isRoot = at.path.length === 0 && at.type === reading.schema.getQueryType();
  const isArea = ({ name, type }: SelectedField) =>
    type.name === 'Area' && (figures.length > 0 || name === 'area');
  const place = placeWith(at.place, fields, isRoot ? undefined : fields.find(isArea));
  const release = releaseIn(fields, place, measure);
  if (release) rows.releases.set(`${release.measure} ${release.release}`, release);
  const further = fields.filter(
    (field) => !figures.includes(field) && leadsToFigures(reading, field.type, setsOf(field)),
  );
  const own = fields.filter(
    (field) => ![...figures, ...further].includes(field) && !isSaid(field, at, figures),
  );
  if (figures.length > 0) {
    const dimensions = Object.fromEntries(Object.entries(factsOf(reading, own)).flatMap(asText));
    rows.counts.push(...figureRows(figures, { measure, place, dimensions }));
  } else if (!isRoot) addRecord(rows, { measure, place, facts: factsOf(reading, own) });
  for (const field of isRoot ? fields : further) descend(reading, { ...at, place }, field, rows);
}

/** Whether a field is already said by the place of a row: no fact of its own. */
function isSaid(field: SelectedField, { type }: Visit, figures: readonly SelectedField[]): boolean {
  if (type.name === 'Area') return field.name === 'code' || field.name === 'name';
  return (
    isPlacing(field) &&
    (figures.length > 0 || !isLeafType(field.type) || field.name === 'caveats' || field.name === 'basis')
  );
}

function asText([name, fact]: readonly [string, unknown]): readonly (readonly [string, string])[] {
  if (fact === null || fact === undefined) return [];
  return [[name, Array.isArray(fact) ? fact.join(' | ') : String(fact)]];
}

function addRecord(
  rows: Rows,
  {
    measure,
    place,
    facts,
  }: { readonly measure: string; readonly place: Place; readonly facts: RecordRow['values'] },
): void {
  if (Object.keys(facts).length === 0) return;
  rows.records.push({
    kind: 'RECORD',
    measure,
    areaCode: place.areaCode,
    areaName: place.areaName,
    values: facts,
  });
}

function descend(reading: Reading, at: Visit, field: SelectedField, rows: Rows): void {
  const { type } = field;
  if (!isObjectType(type)) return;
  const path = [...at.path, ...segmentOf(field)];
  const sets = setsOf(field);
  const asked = argumentOf(field, 'period', reading);
  const isDataset = 'release' in type.getFields() && at.type.name === 'Area';
  if (isDataset && Array.isArray(field.value) && field.value.length === 0) {
    rows.silences.push({ measure: path.join('/'), areaCode: at.place.areaCode, areaName: at.place.areaName });
  }
  for (const value of objectsOf(field.value)) {
    const here = type.name === 'Area' ? placeInArea(at.place, value) : at.place;
    const place = isDataset
      ? { ...here, dataset: field.name, period: asked?.includes('..') ? '' : (asked ?? '') }
      : here;
    visit(reading, { type, sets, value, path, place }, rows);
  }
}

const unsaid: ReadonlySet<string> = new Set(['area', 'areas', 'cells']);

/** An alias is always part of a measure's path: its author meant something by it. */
const segmentOf = ({ key, name }: SelectedField): readonly string[] =>
  key === name && unsaid.has(name) ? [] : [key];
