import { type DocumentNode, GraphQLError, parse } from 'graphql';
import type { Finding } from './finding.js';

/** Greatest SDL in tokens; the largest that ships has some 6,000. Parsing more would cost more than it can be worth. */
const maxTokens = 100_000;

/** The parsed SDL, or what keeps it from being one. */
export function readSdl(
  subgraph: string,
  sdl: string,
): { readonly document: DocumentNode } | { readonly finding: Finding } {
  try {
    return { document: parse(sdl, { maxTokens }) };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const [{ line, column } = { line: 1, column: 1 }] = error.locations ?? [];
    const isLong = /more tha\w \d+ tokens/.test(error.message);
    const finding: Finding = {
      code: isLong ? 'SDL_TOO_LONG' : 'SDL_SYNTAX',
      severity: 'REFUSED',
      message: isLong ? `The SDL has more than ${maxTokens} tokens.` : error.message,
      place: { subgraph, coordinate: null, line, column },
      remedy: isLong
        ? 'Publish what answers questions, and nothing else.'
        : 'Correct the GraphQL at this place. Nothing else was looked at.',
    };
    return { finding };
  }
}
