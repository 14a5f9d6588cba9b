import { type CompositionResult, composeServices } from '@theguild/federation-composition';
import { buildSchema, type ConstDirectiveNode, GraphQLError, visit } from 'graphql';
import { ungatedFields } from '../../../disclosure/numericFields.js';
import { checkFigures } from '../../../engine/figures/completeFigures.js';
import { readSupergraph } from '../../../engine/supergraph/readSupergraph.js';
import { elementsOf } from './elements.js';
import type { Finding } from './finding.js';
import type { Subject } from './subject.js';

export interface Composable {
  readonly subject: Subject;
  readonly routingUrl: string;
}

export type Composition = { readonly supergraphSdl: string } | { readonly findings: readonly Finding[] };

/** Composes a candidate with the others; what is wrong is said at the place in the candidate's SDL, as far as there is one. */
export function compose(candidate: Composable, others: readonly Composable[]): Composition {
  const all = [candidate, ...others].sort((one, other) => (one.subject.name < other.subject.name ? -1 : 1));
  const composed = composedOf(all);
  if (!composed.supergraphSdl) {
    const subjects = [candidate, ...others].map(({ subject }) => subject);
    return { findings: (composed.errors ?? []).map((error) => findingOf(error, subjects)) };
  }
  const supergraphSdl = `${composed.supergraphSdl.trimEnd()}\n`;
  const fault = servingFault(supergraphSdl);
  if (fault === undefined) return { supergraphSdl };
  const remedy = 'Take the last change back, or ask the office that runs the hub.';
  return {
    findings: [
      candidate.subject.at(undefined, null, {
        code: 'SUPERGRAPH_UNSERVABLE',
        severity: 'REFUSED',
        message: fault,
        remedy,
      }),
    ],
  };
}

/** The library throws some of what it finds, and returns the rest. */
function composedOf(all: readonly Composable[]): Pick<CompositionResult, 'supergraphSdl' | 'errors'> {
  try {
    return composeServices(
      all.map(({ subject, routingUrl }) => ({
        name: subject.name,
        typeDefs: subject.document,
        url: routingUrl,
      })),
    );
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { errors: [new GraphQLError(message, { extensions: { code: 'INVALID_GRAPHQL' } })] };
  }
}

/** Why the engine could not serve this supergraph, or would be blind to a number of it; undefined where it can. */
export function servingFault(supergraphSdl: string): string | undefined {
  try {
    const supergraph = readSupergraph(supergraphSdl);
    checkFigures(supergraph);
    const ungated = ungatedFields(buildSchema(supergraphSdl, { assumeValid: true, assumeValidSDL: true }));
    return ungated.length === 0
      ? undefined
      : `Numbers would come out past the gate at ${ungated.join(', ')}.`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const remedies: Readonly<Record<string, string>> = {
  INVALID_GRAPHQL: 'Correct the SDL at this place: by itself it is no schema.',
  FIELD_TYPE_MISMATCH: 'Give it the type that the other subgraphs give it, or a name of its own.',
  FIELD_ARGUMENT_TYPE_MISMATCH: 'Give the argument the type that the other subgraphs give it.',
  INVALID_FIELD_SHARING: 'Give the field a name of its own: another subgraph answers this one.',
  REQUIRED_ARGUMENT_MISSING_IN_SOME_SUBGRAPH:
    'Take the same arguments as the other subgraphs, or rename the field.',
  KEY_INVALID_FIELDS: 'Name fields in @key that the type has.',
  KEY_INVALID_FIELDS_TYPE: 'Name fields in @key that are scalars or objects with a selection.',
  EXTERNAL_UNUSED: 'Leave @external out, or use the field in a @key.',
  EXTERNAL_TYPE_MISMATCH: 'Give the field the type that its own subgraph gives it.',
  TYPE_KIND_MISMATCH: 'Give the type a name of its own: in another subgraph it is of another kind.',
  ENUM_VALUE_MISMATCH: 'Use the codes of the other subgraphs, or an enum of your own.',
  EMPTY_MERGED_ENUM_TYPE: 'Use codes that every subgraph knows.',
  SATISFIABILITY_ERROR:
    'Let the type have a @key that the other subgraphs can send, such as @key(fields: "code").',
  NO_QUERIES: 'Declare a field on Query, or add fields to an entity.',
};

function findingOf(error: GraphQLError, subjects: readonly Subject[]): Finding {
  const code = String(error.extensions['code'] ?? 'UNKNOWN');
  const named = error.extensions['subgraphName'];
  const [candidate] = subjects;
  const quoted = [...error.message.matchAll(/["`]([^"`]+)["`]/g)].map(([, text = '']) => text);
  const coordinates = [...quoted, ...(error.message.match(/\b[A-Z]\w*\.\w+(?:\(\w+:\))?/g) ?? [])];
  const subject = subjects.find(({ name }) => name === named) ?? candidate;
  if (subject === undefined) throw new RangeError('Nothing was composed.');
  const node = error.nodes?.find(({ loc }) => loc?.source === subject.document.loc?.source);
  const placed = placeIn(subject, coordinates);
  const directive = (placed ?? node) ? undefined : directiveNamed(subject, error.message);
  return subject.at(node ?? placed?.node ?? directive, placed?.coordinate ?? null, {
    code: code === 'INVALID_GRAPHQL' ? 'SDL_INVALID' : `COMPOSITION_${code}`,
    severity: 'REFUSED',
    message: error.message,
    remedy: remedies[code] ?? 'Make it agree with the other subgraphs, or give it a name of its own.',
  });
}

/** The first use of a directive that a message names as `@cost`. */
function directiveNamed(subject: Subject, message: string) {
  const name = /@(\w+)/.exec(message)?.[1];
  let found: ConstDirectiveNode | undefined;
  visit(subject.document, {
    Directive: (node) => {
      if (node.name.value === name) found ??= node as ConstDirectiveNode;
    },
  });
  return found;
}

function placeIn(subject: Subject, coordinates: readonly string[]) {
  const elements = new Map(elementsOf(subject).map((element) => [element.coordinate, element]));
  for (const coordinate of coordinates) {
    const found =
      elements.get(coordinate) ??
      elements.get(coordinate.replace(/\(.*$/, '')) ??
      elements.get(coordinate.split('.')[0] ?? '');
    if (found) return found;
  }
  return undefined;
}
