import type { Board, Citation, Gap } from './board.js';

/** Everything that doesn't fit together, in words; empty where it does. */
export function boardFaults(board: Board): readonly string[] {
  return [
    ...repeatedIds(board),
    ...unknownBodies(board),
    ...unknownSources(board),
    ...unstatedGaps(board),
    ...unmarkedInventions(board),
    ...actionFaults(board),
    ...contactFaults(board),
  ];
}

function repeatedIds(board: Board): readonly string[] {
  const { sources, bodies, commitments, minutes, actions, responses, contacts } = board;
  const lists = { sources, bodies, commitments, minutes, actions, responses, contacts };
  return Object.entries(lists).flatMap(([list, entries]: [string, readonly { id: string }[]]) => {
    const ids = entries.map(({ id }) => id);
    return ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${list}: ${id} stands twice`);
  });
}

function unknownBodies(board: Board): readonly string[] {
  const known = new Set(board.bodies.map(({ id }) => id));
  const { commitments, responses, contactLists, superComplaint } = board;
  const named = [
    board.board.body,
    ...commitments.map(({ owner }) => owner),
    ...responses.map(({ respondent }) => respondent),
    ...contactLists.map(({ keptBy }) => keptBy),
    superComplaint.complainant,
    ...superComplaint.submittedTo,
    ...superComplaint.reportBy,
    ...gapsOf(board).map(({ publisher }) => publisher),
  ];
  return [...new Set(named)].filter((id) => !known.has(id)).map((id) => `there is no body ${id}`);
}

function unknownSources(board: Board): readonly string[] {
  const known = new Set(board.sources.map(({ id }) => id));
  const named = [
    ...citationsOf(board).map(({ source }) => source),
    ...board.bodies.flatMap(({ namedIn }) => namedIn),
  ];
  return [...new Set(named)].filter((id) => !known.has(id)).map((id) => `there is no source ${id}`);
}

/** What is left null must be said to be missing. */
function unstatedGaps({ commitments, board, responses }: Board): readonly string[] {
  const incomplete = commitments.filter(
    ({ due, measure, gaps }) => (due === null || measure === null) && gaps.length === 0,
  );
  const silent = responses.filter(({ text, gap }) => (text === null) !== (gap !== null));
  const { text, gap } = board.termsOfReference;
  return [
    ...incomplete.map(({ id }) => `commitment ${id} has no due date or measure and states no gap`),
    ...silent.map(({ id }) => `response ${id} has to have either a text or a gap`),
    ...((text === null) === (gap !== null)
      ? []
      : ['the terms of reference have to have either a text or a gap']),
  ];
}

const mark = 'SYNTHETIC';
const demonstration = '(demo)';

/** Whatever is made up says so in its own words, wherever it is copied to, and stands under no real body's plain name. */
function unmarkedInventions({ minutes, actions, contacts }: Board): readonly string[] {
  const texts = [
    ...minutes.map(({ title, text, ...rest }) => ({ ...rest, words: [title, text], under: demonstration })),
    ...actions.map(({ title, owner, ...rest }) => ({ ...rest, words: [title], under: owner })),
    ...contacts.map(({ office, reached, heldAt, ...rest }) => ({
      ...rest,
      words: [office, reached],
      under: heldAt,
    })),
  ].map((entry) => ({ ...entry, isInvented: entry.provenance === mark }));
  const unmarked = texts.filter(({ words, isInvented }) =>
    words.some((word) => word.includes(mark) !== isInvented),
  );
  const misplaced = texts.filter(({ under, isInvented }) => isInvented && !under.endsWith(demonstration));
  return [
    ...unmarked.map(
      ({ id }) => `${id} must say ${mark} in its words exactly where its provenance is ${mark}`,
    ),
    ...misplaced.map(
      ({ id }) => `${id} is made up and must stand under a name that ends in ${demonstration}`,
    ),
  ];
}

function actionFaults({ actions, minutes }: Board): readonly string[] {
  const meetings = new Set(minutes.map(({ id }) => id));
  const orphans = actions.filter((action) => !meetings.has(action.minutes));
  return orphans.map(({ id }) => `action ${id} is of minutes nobody kept`);
}

/** A contact can't be verified before or after its time. */
function contactFaults({ contacts }: Board): readonly string[] {
  const wrong = contacts.filter(
    ({ lastVerified: on, validFrom, validTo }) =>
      on !== null && (on < validFrom || (validTo !== null && on > validTo)),
  );
  return wrong.map(({ id }) => `contact ${id} is verified on a day it is not valid`);
}

function gapsOf({ commitments, board, responses, contactLists, superComplaint }: Board): readonly Gap[] {
  return [
    ...commitments.flatMap(({ gaps }) => gaps),
    ...board.gaps,
    ...[board.termsOfReference, ...responses].flatMap(({ gap }) => gap ?? []),
    ...contactLists.map(({ gap }) => gap),
    superComplaint.gap,
  ];
}

function citationsOf({
  commitments,
  board,
  responses,
  superComplaint,
  helpline,
}: Board): readonly Citation[] {
  return [
    ...commitments.map(({ citation }) => citation),
    board.citation,
    ...responses.flatMap(({ saidBefore }) => saidBefore.map(({ citation }) => citation)),
    superComplaint.citation,
    ...superComplaint.points.map(({ citation }) => citation),
    helpline.citation,
  ];
}
