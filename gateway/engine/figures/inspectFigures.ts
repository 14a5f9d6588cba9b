import { GraphQLError, getArgumentValues, isInterfaceType, isObjectType } from 'graphql';
import { graphqlRefusal, HubError } from '../../errors.js';
import type { CellGate, FetchedSeries, Figure, GateRequest, PlaceStep } from '../cellGate.js';
import type { Place, Selected } from '../operation/selectionTree.js';
import type { AnswerError } from '../project/projectionRun.js';
import { isBag, type OpenBag } from '../run/bag.js';
import type { PathPart } from '../run/fieldFault.js';
import type { PlanRun } from '../run/planRun.js';
import type { Supergraph } from '../supergraph/supergraph.js';
import { figureOf, isFigureType, subgraphOf } from './figureOf.js';
import { isSeriesType } from './seriesType.js';

export interface Inspected {
  readonly root: Place;
  readonly run: PlanRun;
  readonly supergraph: Supergraph;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly signal: AbortSignal | undefined;
  readonly permissions: GateRequest['permissions'];
}

/** Where the walk stands. */
interface At {
  readonly path: readonly PathPart[];
  readonly place: readonly PlaceStep[];
}

/** What the gate refused of an answer's figures, and all of them as it left them. */
export interface Inspection {
  readonly refused: readonly AnswerError[];
  readonly figures: readonly Figure[];
}

/** Of an answer without figures. */
export const nothingInspected: Inspection = { refused: [], figures: [] };

/**
 * Shows every Count, Rate and series of an answer to the gate, once, before anything is written, and answers with what it
 * refused.
 * @throws GraphQLError where the gate can't decide: then nothing goes out
 */
export async function inspectFigures(gate: CellGate, inspected: Inspected): Promise<Inspection> {
  const { root, run, signal, permissions, supergraph } = inspected;
  const walk = new FigureWalk(inspected);
  if (leadsToFigures(supergraph, root)) walk.walk([root], run.data, { path: [], place: [] });
  const { found, series } = walk;
  if (found.length === 0 && series.length === 0) return nothingInspected;
  const refusals = await gate
    .inspect(found, { signal, series, permissions })
    .catch((error: unknown): never => {
      throw error instanceof HubError ? graphqlRefusal(error) : gateFailed(error);
    });
  const refused = refusals.map(({ path, message, extensions }) => ({
    path,
    message,
    extensions: { ...extensions },
  }));
  return { refused, figures: found };
}

const gateFailed = (cause: unknown) =>
  new GraphQLError('The figures could not be checked, so none is shown.', {
    originalError: cause instanceof Error ? cause : undefined,
  });

const known = new WeakMap<Place, boolean>();

function leadsToFigures(supergraph: Supergraph, place: Place): boolean {
  const found = known.get(place);
  if (found !== undefined) return found;
  const leads =
    isFigureType(place.typename) ||
    isSeriesType(supergraph, place.typename) ||
    place.selected.some(({ child }) => child !== undefined && leadsToFigures(supergraph, child));
  known.set(place, leads);
  return leads;
}

/** Fields of one response key and one value, with what is selected below them. */
interface Group {
  readonly field: Selected;
  readonly children: Place[];
}

class FigureWalk {
  readonly found: Figure[] = [];
  readonly series: FetchedSeries[] = [];

  constructor(private readonly inspected: Inspected) {}

  walk(places: readonly Place[], value: unknown, at: At): void {
    if (Array.isArray(value)) {
      this.#noteSeries(places, value, at);
      value.forEach((item, index) => {
        this.walk(places, item, { ...at, path: [...at.path, index] });
      });
      return;
    }
    if (!isBag(value)) return;
    const typename = places[0]?.typename ?? '';
    if (isFigureType(typename)) this.found.push(...figureOf(typename, value, at));
    else this.#walkFields(places, value, at);
  }

  #noteSeries(places: readonly Place[], list: unknown[], { path }: At): void {
    if (!isSeriesType(this.inspected.supergraph, places[0]?.typename ?? '')) return;
    for (const object of list)
      if (isBag(object)) this.series.push({ subgraph: subgraphOf(object), path, list, object });
  }

  #walkFields(places: readonly Place[], object: OpenBag, at: At): void {
    const told = object['__typename'];
    const type = typeof told === 'string' ? told : (places[0]?.typename ?? '');
    for (const { field, children } of this.#groups(places, type)) {
      const step: PlaceStep = {
        type,
        field: field.name,
        args: this.#argumentsOf(field, type),
        object: at.path.length === 0 ? undefined : object,
      };
      const path = [...at.path, field.responseKey];
      this.walk(children, object[field.dataKey], { path, place: [...at.place, step] });
    }
  }

  #groups(places: readonly Place[], type: string): readonly Group[] {
    const { supergraph } = this.inspected;
    const { book } = supergraph;
    const groups = new Map<string, Group>();
    for (const field of places.flatMap(({ selected }) => selected)) {
      if (!field.child || !leadsToFigures(supergraph, field.child)) continue;
      if (!field.on.every((condition) => book.overlap(condition, type))) continue;
      const key = `${field.responseKey} ${field.dataKey}`;
      const group = groups.get(key) ?? { field, children: [] };
      groups.set(key, group);
      group.children.push(field.child);
    }
    return [...groups.values()];
  }

  #argumentsOf({ name, node }: Selected, typename: string): Readonly<Record<string, unknown>> {
    const type = this.inspected.supergraph.apiSchema.getType(typename);
    const definition = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
    if (!definition || !node) return {};
    return getArgumentValues(definition, node, this.inspected.variables);
  }
}
