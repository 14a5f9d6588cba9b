import { type DefinitionNode, getLocation, Kind, parse, print, visit } from 'graphql';

/** The first element in which two SDLs differ. */
export interface SdlDifference {
  readonly coordinate: string;
  readonly how: 'is missing there' | 'is only there' | 'is another there';
  /** In the published SDL; its beginning where it doesn't have the element. */
  readonly place: { readonly line: number; readonly column: number };
}

/** What federation libraries print beside what was written. */
const scaffolding = /^(?:_Entity|_Any|_Service|link__\w+|federation__\w+)$/;

/** Where the SDL that a subgraph answers differs from the published one, beside order and descriptions. */
export function sdlDifference(published: string, answered: string): SdlDifference | undefined {
  const [own, theirs] = [definitionsOf(published), definitionsOf(answered)];
  for (const [coordinate, { text, node }] of own) {
    const other = theirs.get(coordinate);
    if (other?.text === text) continue;
    const how = other === undefined ? 'is missing there' : 'is another there';
    const place = node.loc ? getLocation(node.loc.source, node.loc.start) : { line: 1, column: 1 };
    return { coordinate, how, place };
  }
  const stranger = [...theirs.keys()].find((coordinate) => !own.has(coordinate));
  if (stranger === undefined) return undefined;
  return { coordinate: stranger, how: 'is only there', place: { line: 1, column: 1 } };
}

interface Printed {
  readonly text: string;
  readonly node: DefinitionNode;
}

function definitionsOf(sdl: string): ReadonlyMap<string, Printed> {
  const found = new Map<string, Printed>();
  for (const node of parse(sdl).definitions) {
    if (node.kind === Kind.DIRECTIVE_DEFINITION || !('name' in node) || node.name === undefined) continue;
    if (scaffolding.test(node.name.value)) continue;
    const plain = visit(node, {
      enter: (inner) => ('description' in inner ? { ...inner, description: undefined } : undefined),
      Field: (field) => field,
    });
    const members = withoutServiceFields(plain);
    if (members !== undefined) found.set(node.name.value, { text: membersText(members), node });
  }
  return found;
}

/** Servers add `_entities` and `_service` to the root, and print the root even where nothing else stands in it. */
function withoutServiceFields(node: DefinitionNode): DefinitionNode | undefined {
  if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.OBJECT_TYPE_EXTENSION) return node;
  const fields =
    node.fields?.filter(({ name }) => name.value !== '_entities' && name.value !== '_service') ?? [];
  return fields.length === 0 && node.name.value === 'Query' ? undefined : { ...node, fields };
}

/** The members of a definition in the order of their names: a subgraph may print them in another. */
function membersText(node: DefinitionNode): string {
  const text = print(node).replace(/^extend /, '');
  return text.split('\n').sort().join('\n');
}
