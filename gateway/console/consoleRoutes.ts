import { readFile } from 'node:fs/promises';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { describeRequester } from '../access/describeRequester.js';
import type { VisitorHeaders } from '../access/identity/demonstration/visitor.js';
import type { PublicSummaries } from '../audit/uses/publicSummary.js';
import type { Incoming, Reply, Route } from '../http/route.js';
import { refusalOf } from '../questions/answerError.js';
import { answerQuestion } from '../questions/answerQuestion.js';
import type { QuestionMeans } from '../questions/questionRoutes.js';
import { variablesOf } from '../questions/variables.js';
import { askPage, refusedPage, unknownPage } from './askPage.js';
import { assetReply } from './assetReply.js';
import { boardPage } from './board/boardPage.js';
import { graphiqlPage } from './graphiqlPage.js';
import type { HelplineNotice } from './helpline.js';
import { type Page, pageReply } from './page.js';
import type { NamedArea } from './questionForm.js';
import { startPage } from './startPage.js';
import { type BodyNames, usesPage } from './usesPage.js';

/** What the pages need beside the questions. */
export interface ConsoleMeans extends QuestionMeans {
  readonly cityRegions: readonly NamedArea[];
  /** Folder that holds the built GraphiQL. */
  readonly graphiqlFolder: string;
  readonly helpline: HelplineNotice;
  /** What is public about the uses of partners' figures. */
  readonly summaries: PublicSummaries;
  readonly names: BodyNames;
  /** What GraphiQL shows for a visitor of a demonstration. */
  readonly visitor?: VisitorHeaders | undefined;
}

/** The pages: `/`, `/ask/<name>`, `/board`, `/uses` and GraphiQL, with the files they are made of. */
export function consoleRoutes(means: ConsoleMeans): readonly Route[] {
  const { questions, cityRegions, helpline } = means;
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
    get('/', () => Promise.resolve(pageReply(startPage(questions.groups, cityRegions), helpline))),
    get('/ask/:name', async (incoming) => pageReply(await ask(means, incoming), helpline)),
    get('/board', async (incoming) => pageReply(await board(means, incoming), helpline)),
    get('/uses', async ({ url }) =>
      pageReply(await usesPage(means.summaries, means.names, url.searchParams.get('month')), helpline),
    ),
    get('/graphiql', (incoming) => graphiql(means, incoming)),
    get('/graphiql/assets/:file', ({ parts }) => assetReply(means.graphiqlFolder, parts.file ?? '')),
    own('console.css', 'text/css; charset=utf-8'),
    own('icon.svg', 'image/svg+xml'),
  ];
}

async function ask(means: ConsoleMeans, incoming: Incoming): Promise<Page> {
  const { parts, url } = incoming;
  const question = refusable(() => means.questions.require(parts.name ?? ''));
  if (question instanceof ConcordatError) return unknownPage(question);
  const variables = refusable(() => variablesOf(question, url.searchParams));
  if (variables instanceof ConcordatError) {
    return refusedPage(question, refusalOf(variables), url.searchParams, means.cityRegions);
  }
  const requester = await means.identify(incoming);
  const answer = await answerQuestion({ ...means, requester }, question, variables);
  return askPage(answer, { ...means, asked: describeRequester(requester) });
}

/** The page of the board answers the saved question `board`. */
async function board(means: ConsoleMeans, incoming: Incoming): Promise<Page> {
  const question = refusable(() => means.questions.require('board'));
  if (question instanceof ConcordatError) return unknownPage(question);
  const requester = await means.identify(incoming);
  return boardPage(await answerQuestion({ ...means, requester }, question, {}));
}

/** GraphiQL with a saved question (`?question=`), with any document (`?query=`), or with an example. */
async function graphiql(means: ConsoleMeans, { url, headers }: Incoming): Promise<Reply> {
  const { question: name, query, variables, ...rest } = Object.fromEntries(url.searchParams);
  const question = name === undefined ? undefined : refusable(() => means.questions.require(name));
  if (question instanceof ConcordatError) return pageReply(unknownPage(question), means.helpline);
  const shown = JSON.stringify((await means.visitor?.(headers)) ?? {}, null, 2);
  if (question === undefined) return graphiqlPage({ query, variables, headers: shown }, means.helpline);
  const known = Object.entries(rest).filter(([key]) => key in question.variables);
  const variablesText = JSON.stringify(variablesOf(question, known), null, 2);
  const opening = { query: question.source, variables: variablesText, headers: shown };
  return graphiqlPage(opening, means.helpline);
}

function refusable<Value>(work: () => Value): Value | ConcordatError {
  try {
    return work();
  } catch (error) {
    if (error instanceof ConcordatError) return error;
    throw error;
  }
}
