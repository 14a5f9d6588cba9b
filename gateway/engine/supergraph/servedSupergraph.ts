import { type DocumentNode, parse, print, validate } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Authorisation } from '../../access/directives/authorisation.js';
import type { EngineLimits } from '../engineLimits.js';
import { checkFigures, withFigures } from '../figures/completeFigures.js';
import { documentErrors, parseDocument } from '../limits/readDocument.js';
import type { VariableValues } from '../operation/conditions.js';
import { type NamedOperation, namedOperation } from '../operation/namedOperation.js';
import type { Place } from '../operation/selectionTree.js';
import { PlanCache } from '../plan/planCache.js';
import type { PlannerFactory } from '../plan/planner.js';
import { type PreparedOperation, prepareOperation, type UnauthorisedMode } from '../preparedOperation.js';
import { VariantBook } from '../variants/variantBook.js';
import { readSupergraph } from './readSupergraph.js';
import type { Supergraph } from './supergraph.js';

/** An operation that was asked for, so that it can be prepared on another supergraph too. */
export interface UsedOperation {
  readonly source: string;
  readonly operationName: string | undefined;
  readonly conditions: VariableValues;
  readonly authorisation: Authorisation;
  uses: number;
}

export interface ServedMeans {
  readonly makePlanner: PlannerFactory;
  readonly limits: EngineLimits;
  readonly isGated: boolean;
  readonly unauthorised: UnauthorisedMode;
}

/** A supergraph with everything that was prepared on it. Never changes what it is of: a request holds on to one. */
export class ServedSupergraph {
  readonly supergraph: Supergraph;
  readonly variants: VariantBook;
  readonly #plans: PlanCache;
  readonly #prepared: LRUCache<string, Promise<PreparedOperation>>;
  readonly #used: LRUCache<string, UsedOperation>;
  readonly #documents = new WeakMap<DocumentNode, number>();
  readonly #named = new WeakMap<DocumentNode, Map<string, NamedOperation>>();
  readonly #complete: (root: Place) => Place;
  #lastDocument = 0;

  constructor(
    sdl: string,
    private readonly means: ServedMeans,
  ) {
    const { limits, makePlanner, isGated } = means;
    this.supergraph = readSupergraph(sdl);
    this.variants = new VariantBook(this.supergraph);
    if (isGated) checkFigures(this.supergraph);
    this.#complete = isGated ? withFigures(this.supergraph) : (root) => root;
    const entries = limits.planCacheEntries;
    this.#plans = new PlanCache({ planner: makePlanner(sdl), entries, planMs: limits.planMs });
    this.#prepared = new LRUCache({ max: entries });
    this.#used = new LRUCache({ max: entries });
  }

  /** The operation of a document; throws what a client is told. */
  named(document: DocumentNode, operationName: string | undefined): NamedOperation {
    const known = this.#named.get(document) ?? new Map<string, NamedOperation>();
    this.#named.set(document, known);
    const key = operationName ?? '';
    const found = known.get(key) ?? namedOperation(document, operationName);
    known.set(key, found);
    return found;
  }

  /** Plans and compiles an operation, or finds it prepared. */
  prepare(
    document: DocumentNode,
    named: NamedOperation,
    asked: { readonly variables: VariableValues; readonly authorisation: Authorisation },
  ): Promise<PreparedOperation> {
    const { variables, authorisation } = asked;
    const conditions = named.conditions.map((name) => (variables[name] === true ? '1' : '0')).join('');
    const operationName = named.operation.name?.value;
    const key = [this.#numberOf(document), operationName, conditions, authorisation.fingerprint].join('\n');
    const used = this.#used.get(key);
    if (used) used.uses += 1;
    else
      this.#used.set(key, {
        source: document.loc?.source.body ?? print(document),
        operationName,
        conditions: variables,
        authorisation,
        uses: 1,
      });
    const known = this.#prepared.get(key);
    if (known) return known;
    const { supergraph } = this;
    const plans = this.#plans;
    const { limits, isGated, unauthorised } = this.means;
    const made = prepareOperation(named, asked, {
      supergraph,
      plans,
      maxFields: limits.operationFields,
      keepNodes: isGated,
      complete: this.#complete,
      unauthorised,
    });
    this.#prepared.set(key, made);
    made.catch(() => this.#prepared.delete(key));
    return made;
  }

  /** The operations asked for most, most used first. */
  mostUsed(count: number): readonly UsedOperation[] {
    return [...this.#used.values()].sort((one, other) => other.uses - one.uses).slice(0, count);
  }

  /** Prepares what was used on another supergraph, as far as it still can be asked here. */
  async warm(operations: readonly UsedOperation[]): Promise<void> {
    for (const { source, operationName, conditions, authorisation } of operations) {
      const document = parse(source, { noLocation: true });
      if (validate(this.supergraph.apiSchema, document).length > 0) continue;
      const named = this.named(document, operationName);
      await this.prepare(document, named, { variables: conditions, authorisation }).catch(() => {});
      // Others come first: warming up must keep nobody waiting.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  #numberOf(document: DocumentNode): number {
    const known = this.#documents.get(document);
    if (known !== undefined) return known;
    this.#lastDocument += 1;
    this.#documents.set(document, this.#lastDocument);
    return this.#lastDocument;
  }
}

/** Parses and validates documents for those who ask without Apollo Server. */
export function documentReader(entries: number) {
  const known = new LRUCache<string, { readonly document: DocumentNode; readonly schemas: WeakSet<object> }>({
    max: entries,
  });
  return ({ apiSchema }: Supergraph, query: string) => {
    const kept = known.get(query);
    const read = kept ?? parseDocument(query);
    if (!read.document) return { errors: read.errors };
    const found = kept ?? { document: read.document, schemas: new WeakSet<object>() };
    if (!found.schemas.has(apiSchema)) {
      const errors = documentErrors(apiSchema, found.document);
      // What is refused isn't kept: it would push out what is asked for.
      if (errors.length > 0) return { errors };
      found.schemas.add(apiSchema);
    }
    known.set(query, found);
    return { document: found.document };
  };
}
