import type { Board, Commitment } from '../../../schema/board/board.js';

/** Everything held about the board, the bodies and their commitments, as rows; `position` keeps the order of the files. Pure. */
export function boardRowsOf(board: Board) {
  return {
    citedDocuments: [...board.sources],
    bodies: board.bodies.map((body, position) => ({ ...body, position })),
    commitments: board.commitments.map(commitmentRow),
    commitmentAreas: board.commitments.flatMap(({ id: commitmentId, areas }) =>
      areas.map((areaCode) => ({ commitmentId, areaCode })),
    ),
    board: boardRow(board),
    minutes: [...board.minutes],
    actions: board.actions.map(({ minutes: minutesId, ...action }) => ({ ...action, minutesId })),
    responses: responseRows(board),
    contactLists: board.contactLists.map(({ keptBy: keptById, ...list }) => ({ ...list, keptById })),
    contacts: board.contacts.map(({ area: areaCode, ...contact }) => ({ ...contact, areaCode })),
    superComplaint: superComplaintRow(board),
    helpline: board.helpline,
  };
}

function commitmentRow({ owner: ownerId, areas: _, ...commitment }: Commitment, position: number) {
  return { ...commitment, ownerId, position };
}

function boardRow({ board: { body: bodyId, ...board } }: Board) {
  return { ...board, bodyId };
}

function responseRows({ responses }: Board) {
  return responses.map(
    ({ recommendation: recommendationId, respondent: respondentId, gap, ...response }, position) => ({
      ...response,
      // Prisma tells a missing value from a JSON null.
      ...(gap ? { gap } : {}),
      recommendationId,
      respondentId,
      position,
    }),
  );
}

function superComplaintRow({ superComplaint: { complainant: complainantId, ...complaint } }: Board) {
  return { ...complaint, complainantId };
}
