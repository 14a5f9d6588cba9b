import { GraphQLError, getArgumentValues, isInterfaceType, isObjectType } from 'graphql';
import { graphqlRefusal, HubError } from '../../errors.js';
import type { CellGate, Figure, PlaceStep } from '../cellGate.js';
import type { Place, Selected } from '../operation/selectionTree.js';
import type { AnswerError } from '../project/projectionRun.js';
import { isBag, type OpenBag } from '../run/bag.js';
import type { PathPart } from '../run/fieldFault.js';
import type { PlanRun } from '../run/planRun.js';
import type { Supergraph } from '../supergraph/supergraph.js';
import { figureOf, isFigureType } from './figureOf.js';

export interface Inspected {
  readonly root: Place;
  readonly run: PlanRun;
  readonly supergraph: Supergraph;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly signal: AbortSignal | undefined;
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
 * Shows every Count and Rate of an answer to the gate, once, before anything is written, and answers with what it
 * refused.
 * @throws GraphQLError where the gate can't decide: then nothing goes out
 */
export async function inspectFigures(gate: CellGate, inspected: Inspected): Promise<Inspection> {
  const { root, run, signal } = inspected;
  const found: Figure[] = [];
  if (leadsToFigures(root)) new FigureWalk(inspected, found).walk([root], run.data, { path: [], place: [] });
  if (found.length === 0) return nothingInspected;
  const refusals = await gate.inspect(found, { signal }).catch((error: unknown): never => {
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

function leadsToFigures(place: Place): boolean {
  const found = known.get(place);
  if (found !== undefined) return found;
  const leads =
    isFigureType(place.typename) ||
    place.selected.some(({ child }) => child !== undefined && leadsToFigures(child));
  known.set(place, leads);
  return leads;
}

/** Fields of one response key and one value, with what is selected below them. */
interface Group {
  readonly field: Selected;
  readonly children: Place[];
}

class FigureWalk {
  constructor(
    private readonly inspected: Inspected,
    private readonly found: Figure[],
  ) {}

  walk(places: readonly Place[], value: unknown, at: At): void {
    if (Array.isArray(value)) {
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
    const { book } = this.inspected.supergraph;
    const groups = new Map<string, Group>();
    for (const field of places.flatMap(({ selected }) => selected)) {
      if (!field.child || !leadsToFigures(field.child)) continue;
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
