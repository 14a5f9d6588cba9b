import { readFile } from 'node:fs/promises';
import { ConcordatError } from '../../schema/protocol/errors.js';
import type { Incoming, Reply, Route } from '../http/route.js';
import { refusalOf } from '../questions/answerError.js';
import { answerQuestion } from '../questions/answerQuestion.js';
import type { QuestionMeans } from '../questions/questionRoutes.js';
import { variablesOf } from '../questions/variables.js';
import { askPage, refusedPage, unknownPage } from './askPage.js';
import { assetReply } from './assetReply.js';
import { graphiqlPage } from './graphiqlPage.js';
import type { NamedArea } from './questionForm.js';
import { startPage } from './startPage.js';

/** What the pages need beside the questions. */
export interface ConsoleMeans extends QuestionMeans {
  readonly cityRegions: readonly NamedArea[];
  /** Folder that holds the built GraphiQL. */
  readonly graphiqlFolder: string;
}

/** The pages: `/`, `/ask/<name>` and GraphiQL, with the files they are made of. */
export function consoleRoutes(means: ConsoleMeans): readonly Route[] {
  const { questions, cityRegions } = means;
  const get = (path: string, handle: Route['handle']): Route => ({
    method: 'GET',
    path,
    maxBodyBytes: 0,
    handle,
  });
  const own = (file: string, type: string) =>
    get(`/console/${file}`, async () => ({
      status: 200,
      headers: { 'content-type': type, 'cache-control': 'max-age=60' },
      body: await readFile(new URL(file, import.meta.url)),
    }));
  return [
    get('/', () => Promise.resolve(startPage(questions.all, cityRegions))),
    get('/ask/:name', (incoming) => ask(means, incoming)),
    get('/graphiql', (incoming) => Promise.resolve(graphiql(means, incoming))),
    get('/graphiql/assets/:file', ({ parts }) => assetReply(means.graphiqlFolder, parts.file ?? '')),
    own('console.css', 'text/css; charset=utf-8'),
    own('icon.svg', 'image/svg+xml'),
  ];
}

async function ask(means: ConsoleMeans, { parts, url }: Incoming): Promise<Reply> {
  const question = refusable(() => means.questions.require(parts.name ?? ''));
  if (question instanceof ConcordatError) return unknownPage(question);
  const variables = refusable(() => variablesOf(question, url.searchParams));
  if (variables instanceof ConcordatError) {
    return refusedPage(question, refusalOf(variables), url.searchParams, means.cityRegions);
  }
  return askPage(await answerQuestion(means, question, variables), means);
}

/** GraphiQL with a saved question (`?question=`), with any document (`?query=`), or with an example. */
function graphiql(means: ConsoleMeans, { url }: Incoming): Reply {
  const { question: name, query, variables, ...rest } = Object.fromEntries(url.searchParams);
  const question = name === undefined ? undefined : refusable(() => means.questions.require(name));
  if (question instanceof ConcordatError) return unknownPage(question);
  if (question === undefined) return graphiqlPage({ query, variables });
  const known = Object.entries(rest).filter(([key]) => key in question.variables);
  return graphiqlPage({
    query: question.source,
    variables: JSON.stringify(variablesOf(question, known), null, 2),
  });
}

function refusable<Value>(work: () => Value): Value | ConcordatError {
  try {
    return work();
  } catch (error) {
    if (error instanceof ConcordatError) return error;
    throw error;
  }
}
