import { type DocumentNode, type GraphQLSchema, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { AccessRules } from '../directives/accessRules.js';
import { isMet } from '../directives/condition.js';
import { denialError } from '../directives/denialError.js';
import type { Permissions } from '../permissions.js';
import type { Owner } from './agreementBook.js';
import type { OwnerRefusal } from './ownerRefusal.js';

/** What somebody may see of one field of a document. */
export interface FieldAnswer {
  /** As `Area.referralsMade`. */
  readonly coordinate: string;
  /** What would permit it; empty where it is permitted. */
  readonly remedies: readonly string[];
  /** The owners' answers, where partners own it. */
  readonly dataset?: DatasetAnswer | undefined;
}

export interface DatasetAnswer {
  readonly name: string;
  /** Names of the owners that permit it. */
  readonly permitting: readonly string[];
  readonly refusing: readonly OwnerRefusal[];
}

export interface MayAsk {
  readonly document: DocumentNode;
  readonly schema: GraphQLSchema;
  /** Undefined where nothing is protected. */
  readonly access: AccessRules | undefined;
  readonly permissions: Permissions;
  readonly owners: readonly Owner[];
}

/**
 * What of a document somebody may see, field by field in its order, each once. Nothing is run: fields that `@skip` or
 * `@include` might leave out are answered for as well. Pure.
 */
export function mayAsk({ document, schema, access, permissions, owners }: MayAsk): readonly FieldAnswer[] {
  const answers = new Map<string, FieldAnswer>();
  const types = new TypeInfo(schema);
  const Field = {
    enter() {
      const [typename, name] = [types.getParentType()?.name, types.getFieldDef()?.name];
      if (typename === undefined || name === undefined || name.startsWith('__')) return;
      const coordinate = `${typename}.${name}`;
      if (!answers.has(coordinate)) answers.set(coordinate, answerFor(coordinate, [typename, name]));
    },
  };
  const answerFor = (coordinate: string, [typename, name]: readonly [string, string]): FieldAnswer => {
    const conditions = access?.ofField(typename, name) ?? [];
    const unmet = conditions.filter((one) => !isMet(one, permissions));
    const remedies = unmet.map((one) => denialError({ path: [], unmet: one }, permissions).extensions.remedy);
    const policies = conditions.flatMap((one) => (one.kind === 'policies' ? one.anyOf.flat() : []));
    const dataset = policies.find((policy) => policy.endsWith(`.${name}`));
    return {
      coordinate,
      remedies,
      dataset: dataset === undefined ? undefined : datasetAnswer(dataset, permissions, owners),
    };
  };
  visit(document, visitWithTypeInfo(types, { Field }));
  return [...answers.values()];
}

function datasetAnswer(
  dataset: string,
  { whyNotOwner }: Permissions,
  owners: readonly Owner[],
): DatasetAnswer {
  const asked = owners.filter(({ sector }) => dataset.startsWith(`${sector}.`));
  const answers = asked.map(({ id, name }) => ({ name, refusal: whyNotOwner(id, dataset) }));
  return {
    name: dataset,
    permitting: answers.flatMap(({ name, refusal }) => (refusal === undefined ? name : [])),
    refusing: answers.flatMap(({ refusal }) => refusal ?? []),
  };
}
