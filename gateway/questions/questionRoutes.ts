import type { GraphQLSchema } from 'graphql';
import { ConcordatError, errorClasses } from '../../schema/protocol/errors.js';
import type { Identify } from '../access/identify.js';
import { type Incoming, jsonReply, type Reply, type Route, textReply } from '../http/route.js';
import { refusalOf } from './answerError.js';
import { type Answer, answerQuestion, isSynthetic, isUnanswered } from './answerQuestion.js';
import type { Ask } from './ask.js';
import { titledChart } from './chart/titledChart.js';
import { answerCsv } from './render/answerCsv.js';
import { answerJson } from './render/answerJson.js';
import { answerText } from './render/answerText.js';
import type { SavedQuestions } from './savedQuestion.js';
import { variablesOf } from './variables.js';
import type { Words } from './words.js';

/** What the doors to saved questions need. */
export interface QuestionMeans {
  readonly ask: Ask;
  readonly identify: Identify;
  readonly apiSchema: GraphQLSchema;
  readonly questions: SavedQuestions;
  readonly words: Words;
}

/** Status of an answer that holds nothing but errors: the question was understood and could not be answered. */
const unanswered = 422;

type Render = (answer: Answer, means: QuestionMeans) => Reply | Promise<Reply>;

const formats: Readonly<Record<string, Render>> = {
  json: (answer) => jsonReply(200, answerJson(answer)),
  csv: (answer) => ({
    status: 200,
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${fileName(answer)}"`,
    },
    body: answerCsv(answer),
  }),
  txt: (answer, { words }) => textReply(200, answerText(answer, words)),
  svg: async (answer, { words }) =>
    textReply(200, await titledChart(answer, words), 'image/svg+xml; charset=utf-8'),
};

/** `GET /questions` and `GET /questions/<name>.<format>`, variables as query parameters. */
export function questionRoutes(means: QuestionMeans): readonly Route[] {
  const list = means.questions.all.map(({ name, title, question, variables }) => ({
    name,
    title,
    question,
    variables,
  }));
  return [
    {
      method: 'GET',
      path: '/questions',
      maxBodyBytes: 0,
      handle: () => Promise.resolve(jsonReply(200, list)),
    },
    ...Object.entries(formats).map(([format, render]) => ({
      method: 'GET' as const,
      path: `/questions/:name.${format}`,
      maxBodyBytes: 0,
      handle: (incoming: Incoming) => answered(means, incoming, render).catch(refused),
    })),
  ];
}

async function answered(means: QuestionMeans, incoming: Incoming, render: Render): Promise<Reply> {
  const { parts, url } = incoming;
  const question = means.questions.require(parts.name ?? '');
  const variables = variablesOf(question, url.searchParams);
  const requester = await means.identify(incoming);
  const answer = await answerQuestion({ ...means, requester }, question, variables);
  const reply = await render(answer, means);
  return isUnanswered(answer) ? { ...reply, status: unanswered } : reply;
}

/** A refusal reads the same in every format: JSON with code, expected, found and remedy. */
function refused(error: unknown): Reply {
  if (!(error instanceof ConcordatError)) throw error;
  const { expected, found } = error;
  const isUnknown = error.code === 'UNKNOWN_QUESTION';
  return jsonReply(isUnknown ? 404 : 400, {
    errors: [{ ...refusalOf(error), expected, found, class: errorClasses[error.code] }],
  });
}

/** A file that leaves the hub says in its name what it holds. */
function fileName(answer: Answer): string {
  const values = Object.values(answer.variables).map((value) => value.replace(/[^A-Za-z0-9]+/g, '-'));
  return [answer.question.name, ...values, ...(isSynthetic(answer) ? ['SYNTHETIC'] : [])]
    .join('_')
    .concat('.csv');
}
