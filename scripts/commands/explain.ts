import { fileURLToPath } from 'node:url';
import { GraphQLError } from 'graphql';
import { everythingPermitted } from '../../gateway/access/directives/everythingPermitted.js';
import { startEngine } from '../../gateway/engine/engine.js';
import type { ExplainedPlan } from '../../gateway/engine/explain/explainPlan.js';
import { renderPlan } from '../../gateway/engine/explain/renderPlan.js';
import { loadQuestions } from '../../gateway/questions/loadQuestions.js';
import { variablesOf } from '../../gateway/questions/variables.js';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { outOfReach } from '../pack/httpAsk.js';
import { readSupergraph } from './gateway.js';
import { nameAndValue, type QueryMeans } from './query.js';
import { readOperation } from './readOperation.js';

export interface Explain {
  /** A saved question, or a file that ends in `.graphql`. */
  readonly document: string;
  /** `k=v`, as on the command line. */
  readonly variables: readonly string[];
  readonly run: boolean;
  /** Prints the documents that are sent, whole. */
  readonly documents: boolean;
  readonly supergraph?: string | undefined;
}

interface Operation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const ownSupergraph = fileURLToPath(new URL('../../schema/supergraph.graphql', import.meta.url));

/** `concordat explain`: prints the plan of an operation, as it would be run or as the running hub ran it. */
export async function explain(means: QueryMeans, asked: Explain): Promise<void> {
  if (asked.run && asked.supergraph !== undefined) throw contradiction();
  const operation = await operationOf(asked);
  const plan = asked.run
    ? await runByHub(means, operation)
    : await planned(operation, await readSupergraph(asked.supergraph ?? ownSupergraph));
  means.write(renderPlan(plan, asked));
}

async function operationOf({ document, variables }: Explain): Promise<Operation> {
  const given = variables.map(nameAndValue);
  if (!document.endsWith('.graphql')) {
    const question = loadQuestions().require(document);
    return { query: question.source, variables: variablesOf(question, given) };
  }
  const query = await readOperation(document);
  return { query, variables: Object.fromEntries(given.map(([name, text]) => [name, readValue(text)])) };
}

/** A value of the command line: JSON where it is some, else the text itself. */
function readValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function planned(operation: Operation, supergraphSdl: string): Promise<ExplainedPlan> {
  const engine = await startEngine({ supergraphSdl });
  try {
    return await engine.explain({ ...operation, authorisation: everythingPermitted(supergraphSdl) });
  } catch (cause) {
    const errors: readonly unknown[] = cause instanceof AggregateError ? cause.errors : [cause];
    const said = errors.filter((error) => error instanceof GraphQLError).map(({ message }) => message);
    throw said.length > 0 ? refused('an operation of this graph', said.join(' '), cause) : cause;
  } finally {
    await engine.close();
  }
}

async function runByHub({ port, fetch: send }: QueryMeans, operation: Operation): Promise<ExplainedPlan> {
  const url = `http://localhost:${port}`;
  const response = await send(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...operation, extensions: { plan: true } }),
  }).catch((cause: unknown) => {
    throw outOfReach(url, 'nothing that answers', cause);
  });
  const answer = (await response.json()) as {
    readonly extensions?: { readonly plan?: ExplainedPlan };
    readonly errors?: readonly { readonly message: string }[];
  };
  if (answer.extensions?.plan) return answer.extensions.plan;
  const said = (answer.errors ?? []).map(({ message }) => message).join(' ');
  throw refused('an operation the hub answers with its plan', said === '' ? 'no plan' : said);
}

const contradiction = () => refused('--run or --supergraph', 'both: the hub runs on its own supergraph');

const refused = (expected: string, found: string, cause?: unknown) =>
  new ConcordatError('ARGUMENT_INVALID', {
    expected,
    found,
    remedy: 'Name a saved question (npm run -s concordat -- query --list), or a file with one operation.',
    cause,
  });
