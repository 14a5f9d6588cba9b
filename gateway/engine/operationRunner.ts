import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type DocumentNode,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  getVariableValues,
} from 'graphql';
import { inHubsWords } from '../access/agreements/inHubsWords.js';
import { nobody } from '../access/directives/authorisation.js';
import { denialError } from '../access/directives/denialError.js';
import type { CellGate, Figure } from './cellGate.js';
import type { EngineRequest } from './engine.js';
import type { EngineContext } from './engineContext.js';
import type { EngineLimits } from './engineLimits.js';
import { CallRecorder } from './explain/callRecorder.js';
import { type ExplainedPlan, explainedPlan } from './explain/explainPlan.js';
import { Deadline } from './fetch/deadline.js';
import { requestGone } from './fetch/requestEnded.js';
import type { Dedupe, SubgraphDirectory } from './fetch/subgraphDirectory.js';
import { figureTypes } from './figures/figureOf.js';
import { inspectFigures, nothingInspected } from './figures/inspectFigures.js';
import { bareInput } from './operation/bareInput.js';
import { introspect } from './operation/introspection.js';
import type { NamedOperation } from './operation/namedOperation.js';
import type { PreparedOperation } from './preparedOperation.js';
import { isProjectionKnown, projectAnswer } from './project/projectAnswer.js';
import type { AnswerError } from './project/projectionRun.js';
import { PlanRun } from './run/planRun.js';
import type { documentReader, ServedSupergraph } from './supergraph/servedSupergraph.js';
import type { ServedVariant } from './variants/variantBook.js';
import type { WrittenData } from './writtenData.js';

/** One operation to answer, parsed and validated. */
export interface OperationRequest {
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: EngineContext;
}

/** The answer before it takes the form its reader wants. */
export interface OperationAnswer {
  /** Undefined where it is null. */
  readonly data: WrittenData | undefined;
  readonly errors: readonly AnswerError[];
  readonly plan: ExplainedPlan | undefined;
  /** Every Count and Rate of it, as the gate left them. */
  readonly figures: readonly Figure[];
}

export interface RunnerMeans {
  readonly directory: SubgraphDirectory;
  readonly limits: EngineLimits;
  readonly gate: CellGate | undefined;
  readonly dedupe: Dedupe | undefined;
}

type Read = ReturnType<typeof documentReader>;
const none: ReadonlySet<string> = new Set();

/** Runs operations on a supergraph. */
export class OperationRunner {
  readonly #shared = new Map<string, Promise<OperationAnswer>>();

  constructor(private readonly means: RunnerMeans) {}

  /**
   * Answers an operation.
   * @throws GraphQLError where it is refused as a whole; several of them where its variables are wrong or nothing of it may be seen
   */
  async answer(served: ServedSupergraph, request: OperationRequest): Promise<OperationAnswer> {
    const variant = served.variants.of(request.context.variant);
    const refusals = variant.refusals(request.document);
    if (refusals.length > 0) throw new AggregateError(refusals);
    const named = served.named(request.document, request.operationName);
    const variables = coerced(variant, named, request.variables);
    const { authorisation = nobody } = request.context;
    const prepared = await served.prepare(request.document, named, { variables, authorisation });
    const run = (context: EngineContext) => this.#run({ served, prepared, variables, context });
    const isShared = this.means.dedupe?.operations && named.operation.operation === 'query';
    if (!isShared || request.context.showPlan) return run(request.context);
    const seen = request.context.variant?.name;
    const said = JSON.stringify([served.supergraph.id, seen, authorisation.fingerprint, variables]);
    return this.#once(prepared, said, () => run({ ...request.context, signal: undefined }));
  }

  /** Answers a text. What is wrong with it is part of the result. */
  async execute(
    served: ServedSupergraph,
    request: EngineRequest,
    read: Read,
  ): Promise<FormattedExecutionResult> {
    try {
      const answered = await this.answer(served, this.#parsed(served, request, read));
      const { data, errors, plan } = answered;
      return {
        ...(errors.length > 0 && { errors: errors as readonly GraphQLFormattedError[] }),
        data: data === undefined ? null : (JSON.parse(data.text) as Record<string, unknown>),
        ...(plan && { extensions: { plan } }),
      };
    } catch (error) {
      return { errors: refusalsOf(error) };
    }
  }

  /** Explains how a text is answered. Rejects with what is wrong with it. */
  async explain(
    served: ServedSupergraph,
    request: EngineRequest & { readonly run?: boolean },
    read: Read,
  ): Promise<ExplainedPlan> {
    const parsed = this.#parsed(served, { ...request, showPlan: true }, read);
    if (request.run) {
      const { plan } = await this.answer(served, parsed);
      if (plan) return plan;
    }
    const named = served.named(parsed.document, parsed.operationName);
    const variant = served.variants.of(request.variant);
    const refusals = variant.refusals(parsed.document);
    if (refusals.length > 0) throw new AggregateError(refusals);
    const variables = coerced(variant, named, parsed.variables);
    const { authorisation = nobody } = request;
    return explainedPlan(
      await served.prepare(parsed.document, named, { variables, authorisation }),
      undefined,
    );
  }

  #parsed(served: ServedSupergraph, request: EngineRequest, read: Read): OperationRequest {
    const { query, operationName, variables = {}, ...context } = request;
    const { document, errors } = read(served.supergraph, query);
    if (!document) throw new AggregateError(errors ?? []);
    return { document, operationName, variables, context };
  }

  async #run({ served, prepared, variables, context }: Running): Promise<OperationAnswer> {
    const deadline = new Deadline(this.means.limits.requestMs, context.signal);
    const recorder = context.showPlan ? new CallRecorder() : undefined;
    const { supergraph } = served;
    const run = new PlanRun({
      supergraph,
      variables: sentVariables(variables, prepared),
      remembered: this.means.gate ? figureTypes : none,
      send: (sent) => {
        const answer = this.means.directory.send(supergraph, { ...sent, deadline, context });
        return recorder ? recorder.record(sent.call, sent.entities, answer) : answer;
      },
    });
    try {
      await run.run(prepared.step);
    } finally {
      deadline.close();
    }
    if (deadline.ended === 'gone') throw requestGone();
    const { root } = prepared;
    const { signal, authorisation = nobody } = context;
    const { whyNotOwner } = authorisation;
    const permissions = whyNotOwner && { whyNotOwner };
    const { refused, figures } = this.means.gate
      ? await inspectFigures(this.means.gate, { root, run, supergraph, variables, signal, permissions })
      : nothingInspected;
    const meta =
      prepared.introspection &&
      introspect(served.variants.of(context.variant).apiSchema, prepared.introspection, variables);
    if (!isProjectionKnown(prepared)) await nextTurn();
    const projected = projectAnswer({ prepared, supergraph, run, meta });
    const denied = prepared.denials.map((denial) => denialError(denial, authorisation));
    const said = projected.errors.map((error) => inHubsWords(error, whyNotOwner));
    const errors = [...denied, ...said, ...refused];
    return { data: projected.data, errors, plan: recorder && explainedPlan(prepared, recorder), figures };
  }

  #once(
    prepared: PreparedOperation,
    said: string,
    run: () => Promise<OperationAnswer>,
  ): Promise<OperationAnswer> {
    const key = `${numberOf(prepared)}\n${said}`;
    const known = this.#shared.get(key);
    if (known) return known;
    const made = run().finally(() => this.#shared.delete(key));
    this.#shared.set(key, made);
    return made;
  }
}

/** What is sent as variables, as JSON: the client's own, under the names they are sent by, and its literals. */
function sentVariables(
  variables: Readonly<Record<string, unknown>>,
  { names, literals }: PreparedOperation,
): ReadonlyMap<string, string> {
  const given = Object.entries(variables);
  if (given.length === 0) return literals;
  return new Map([
    ...literals,
    ...given.map(([name, value]) => [names.get(name) ?? name, JSON.stringify(value)] as const),
  ]);
}

interface Running {
  readonly served: ServedSupergraph;
  readonly prepared: PreparedOperation;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: EngineContext;
}

let lastNumber = 0;
const numbers = new WeakMap<PreparedOperation, number>();
function numberOf(prepared: PreparedOperation): number {
  const known = numbers.get(prepared);
  if (known !== undefined) return known;
  lastNumber += 1;
  numbers.set(prepared, lastNumber);
  return lastNumber;
}

function coerced(
  { apiSchema }: ServedVariant,
  { operation }: NamedOperation,
  given: Readonly<Record<string, unknown>>,
) {
  const definitions = operation.variableDefinitions ?? [];
  if (definitions.length === 0) return {};
  const { coerced: values, errors } = getVariableValues(apiSchema, definitions, bareInput(given));
  if (errors) throw new AggregateError(errors);
  return values;
}

function refusalsOf(error: unknown): readonly GraphQLFormattedError[] {
  const all = error instanceof AggregateError ? error.errors : [error];
  return all.map((one: unknown) => {
    if (!(one instanceof GraphQLError)) throw one;
    const { http: _, ...extensions } = one.extensions;
    return { ...one.toJSON(), ...(Object.keys(extensions).length > 0 && { extensions }) };
  });
}
