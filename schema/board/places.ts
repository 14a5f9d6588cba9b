import type { Evidence } from '../evidence/evidence.js';
import type { Board } from './board.js';

/** Something named in the source documents, and where the graph answers for it. */
export interface Place {
  readonly name: string;
  readonly whatItIs: string;
  readonly needs: readonly string[];
  readonly query: string;
  /** Needs that no place meets yet. */
  readonly gaps: readonly string[];
}

/** Every recommendation and ask, then every body, system, office and artefact, with the query that reaches it. Pure. */
export function placesOf({ bodies }: Board, { recommendations, asks }: Evidence): readonly Place[] {
  return [
    ...recommendations.map(({ id, title }) => ({
      name: `${id}: ${title}`,
      whatItIs: 'Recommendation of the letter',
      needs: ['Deadlines, claims, commitments and the response'],
      query: `{ recommendation(id: "${id}") { title addressee deadlines { what date } claims { id standing } commitments { title state } responses { due text gap { missing } } } }`,
      gaps: [],
    })),
    ...asks.map(({ id, title }) => ({
      name: `${id}: ${title}`,
      whatItIs: 'Ask to the Home Secretary, under R6',
      needs: ['Claims, counter-arguments and what has changed since'],
      query: `{ ask(id: "${id}") { title asWritten callsFor changedSince claims { id standing } counterArguments { says answer } } }`,
      gaps: [],
    })),
    ...bodies.map(({ name, whatItIs, needs, query, gaps }) => ({ name, whatItIs, needs, query, gaps })),
  ];
}
