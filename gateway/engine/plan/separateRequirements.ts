import type {
  BatchFetchNode,
  EntityBatchAlias,
  FetchNode,
  FlattenNodePathSegment,
  PlanNode,
  QueryPlan,
} from '@graphql-hive/router-query-planner';
import type { Requirements } from '../supergraph/requirements.js';
import { batchText, type NewBatch } from './batchText.js';
import { FetchedKeys, pathText } from './fetchedKeys.js';
import { parseFetch, rootField } from './parsedFetch.js';
import { type RequiredGroup, requiredGroups, withKeys } from './requiredGroups.js';

type Path = readonly FlattenNodePathSegment[];

/**
 * Mends plans where subgraphs require one field with different arguments. The planner (0.0.38) asks for fields that
 * require it differently in one fetch, and so sends one value for both; and it may take the value of other arguments.
 * Here each gets the value it requires, in an entity of its own where they differ.
 */
export function separateRequirements(plan: QueryPlan, requirements: Requirements): QueryPlan {
  if (!plan.node || !requirements.haveArguments) return plan;
  return { ...plan, node: new Separation(requirements).node(plan.node, []) };
}

class Separation {
  readonly #keys = new FetchedKeys();

  constructor(private readonly requirements: Requirements) {}

  node(node: PlanNode, path: Path): PlanNode {
    switch (node.kind) {
      case 'Sequence':
      case 'Parallel':
        return { ...node, nodes: node.nodes.map((one) => this.node(one, path)) };
      case 'Flatten':
        return this.#flatten(node, [...path, ...node.path]);
      case 'Fetch':
        this.#note(node, path);
        return node;
      case 'BatchFetch':
        return this.#batch(node, path);
      default:
        return node;
    }
  }

  #flatten(node: Extract<PlanNode, { kind: 'Flatten' }>, path: Path): PlanNode {
    if (node.node.kind !== 'Fetch' || !node.node.requires) {
      return { ...node, node: this.node(node.node, path) };
    }
    const alias = aliasOf(node.node, path);
    const groups = this.#groups(node.node, alias, path);
    if (groups.length <= 1) {
      this.#note(node.node, path);
      return { ...node, node: { ...node.node, requires: groups[0]?.requires ?? node.node.requires } };
    }
    return this.#split({ ...node.node, kind: 'BatchFetch', entityBatch: { aliases: [alias] } }, []);
  }

  #batch(node: BatchFetchNode, path: Path): PlanNode {
    const all = node.entityBatch.aliases.map((alias) => ({ alias, groups: this.#groups(node, alias, path) }));
    if (all.some(({ groups }) => groups.length > 1)) return this.#split(node, path);
    this.#noteBatch(node, path);
    const aliases = all.map(({ alias, groups }) => ({
      ...alias,
      requires: groups[0]?.requires ?? alias.requires,
    }));
    return { ...node, entityBatch: { aliases } };
  }

  #groups(node: FetchNode | BatchFetchNode, alias: EntityBatchAlias, path: Path): readonly RequiredGroup[] {
    const parsed = parseFetch(node.operation);
    const groups = requiredGroups(rootField(parsed, alias.alias).selectionSet, {
      subgraph: node.serviceName,
      fragments: parsed.fragments,
      requirements: this.requirements,
    });
    const place = pathText([...path, ...(alias.paths[0] ?? [])]);
    return groups.map(({ selectionSet, required }) => ({
      selectionSet,
      required,
      requires: withKeys(alias.requires, required, (name, args) => this.#keys.keyOf(place, name, args)),
    }));
  }

  #split(node: BatchFetchNode, path: Path): PlanNode {
    const parsed = parseFetch(node.operation);
    const batches = node.entityBatch.aliases.flatMap((alias) =>
      this.#groups(node, alias, path).map(
        ({ selectionSet, requires }): NewBatch => ({
          selectionSet,
          alias: { ...alias, requires: [...requires] },
        }),
      ),
    );
    this.#noteBatch(node, path);
    return { ...node, ...batchText(parsed, batches, node.variableUsages ?? []) };
  }

  #note({ operation, requires }: FetchNode, path: Path): void {
    const parsed = parseFetch(operation);
    const { selectionSet } = requires ? rootField(parsed, '_entities') : parsed.operation;
    this.#keys.note(pathText(path), selectionSet, parsed.fragments);
  }

  #noteBatch({ operation, entityBatch }: BatchFetchNode, path: Path): void {
    const parsed = parseFetch(operation);
    for (const { alias, paths } of entityBatch.aliases) {
      const { selectionSet } = rootField(parsed, alias);
      for (const found of paths)
        this.#keys.note(pathText([...path, ...found]), selectionSet, parsed.fragments);
    }
  }
}

const aliasOf = (
  { requires = [], inputRewrites, outputRewrites }: FetchNode,
  path: Path,
): EntityBatchAlias => ({
  alias: '_entities',
  representationsVariableName: 'representations',
  paths: [[...path]],
  requires,
  ...(inputRewrites && { inputRewrites }),
  ...(outputRewrites && { outputRewrites }),
});
