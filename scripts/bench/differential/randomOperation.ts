import { type GraphQLSchema, parse, validate } from 'graphql';
import { type Random, randomStream } from '../../demonstration/random.js';
import type { Question } from '../../scenarios/answerer.js';
import { selectionText } from './randomSelection.js';
import type { WriterState } from './writerState.js';

export interface Writer {
  readonly schema: GraphQLSchema;
  readonly words: readonly string[];
}

const attempts = 200;

/** One valid operation with its variables; the same seed, graph and number always make the same one. */
export function randomOperation(writer: Writer, ...name: readonly string[]): Question {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const random = randomStream('differential', ...name, String(attempt));
    const question = write(writer, random);
    // What overlaps can't merge now and then: such an operation is written anew.
    if (validate(writer.schema, parse(question.query)).length === 0) return question;
  }
  throw new Error(`No valid operation came of ${name.join('/')} in ${attempts} attempts.`);
}

function write({ schema, words }: Writer, random: Random): Question {
  const state: WriterState = {
    schema,
    random,
    words,
    variables: [],
    values: {},
    fragments: [],
    budget: 8 + random.below(30),
    count: 0,
  };
  const mutation = random.chance(0.12) ? schema.getMutationType() : undefined;
  const root = mutation ?? schema.getQueryType();
  if (!root) throw new Error('The schema has no queries.');
  const body = selectionText(state, root, 2 + random.below(5));
  const declared = state.variables.map(
    ({ name, type, fallback }) => `$${name}: ${type}${fallback === undefined ? '' : ` = ${fallback}`}`,
  );
  const head = `${mutation ? 'mutation' : 'query'}${declared.length > 0 ? `(${declared.join(', ')})` : ''}`;
  return {
    query: [`${head} ${body}`, ...state.fragments.map(({ text }) => text)].join('\n\n'),
    variables: state.values,
  };
}
