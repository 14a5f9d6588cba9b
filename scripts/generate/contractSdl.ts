import { type DefinitionNode, Kind, parse, print } from 'graphql';
import type { SubgraphSdl } from './subgraphSchemas.js';

/** Subgraphs that are built on the kit and nothing else: what all of them declare is the contract. */
const built = ['police', 'safeguarding', 'support'];

type WithMembers = DefinitionNode & { readonly name: { readonly value: string } };

/** The types that subgraphs share: what every subgraph of the kit declares alike, field for field and code for code. */
export function contractSdl(subgraphs: readonly SubgraphSdl[]): string {
  const [first = [], ...others] = built.map((name) => {
    const sdl = subgraphs.find((one) => one.name === name)?.sdl;
    if (sdl === undefined) throw new Error(`No subgraph ${name}.`);
    return parse(sdl, { noLocation: true }).definitions.filter(isShared);
  });
  const shared = first.flatMap((definition) => {
    const same = others.map((all) => all.find(({ name }) => name.value === definition.name.value));
    return same.every((one) => one !== undefined) ? [commonOf(definition, same)] : [];
  });
  const link =
    'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])';
  return `${[link, ...shared.map((definition) => print(definition))].join('\n\n')}\n`;
}

const isShared = (definition: DefinitionNode): definition is WithMembers =>
  'name' in definition &&
  definition.name !== undefined &&
  definition.kind !== Kind.DIRECTIVE_DEFINITION &&
  !['Query', '_Entity', '_Service', '_Any'].includes(definition.name.value) &&
  !/^(?:federation|link)__/.test(definition.name.value);

/** Keeps the members that stand in all of them with the same text. */
function commonOf(definition: WithMembers, others: readonly (WithMembers | undefined)[]): DefinitionNode {
  const common = (key: 'fields' | 'values') => {
    const own: unknown = Reflect.get(definition, key);
    if (!Array.isArray(own)) return {};
    const texts = others.map((other) => new Set(membersOf(other, key).map(print)));
    return { [key]: own.filter((member) => texts.every((known) => known.has(print(member)))) };
  };
  return { ...definition, ...common('fields'), ...common('values') };
}

const membersOf = (definition: WithMembers | undefined, key: 'fields' | 'values') => {
  const found: unknown = definition && Reflect.get(definition, key);
  return Array.isArray(found) ? found : [];
};
