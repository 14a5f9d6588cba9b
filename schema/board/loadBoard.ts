import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConcordatError } from '../protocol/errors.js';
import {
  actionSchema,
  type Board,
  boardSchema,
  bodySchema,
  commitmentSchema,
  contactListSchema,
  contactSchema,
  helplineSchema,
  minutesSchema,
  responseSchema,
  sourceSchema,
  superComplaintSchema,
} from './board.js';
import { boardFaults } from './boardFaults.js';

/** Reads the text of one file of this folder by its name, such as `commitments.json`. */
export type ReadText = (file: string) => string;

const besideThisFile: ReadText = (file) => readFileSync(new URL(file, import.meta.url), 'utf8');

/** Reads and checks everything; throws `DATA_INVALID` with every fault at once. */
export function loadBoard(readText: ReadText = besideThisFile): Board {
  const one = <Shape extends z.ZodType>(file: string, shape: Shape) => parse(file, readText(file), shape);
  const board: Board = {
    sources: one('sources.json', z.array(sourceSchema)),
    bodies: one('bodies.json', z.array(bodySchema)),
    commitments: one('commitments.json', z.array(commitmentSchema)),
    board: one('board.json', boardSchema),
    minutes: one('minutes.json', z.array(minutesSchema)),
    actions: one('actions.json', z.array(actionSchema)),
    responses: one('responses.json', z.array(responseSchema)),
    contactLists: one('contact-lists.json', z.array(contactListSchema)),
    contacts: one('contacts.json', z.array(contactSchema)),
    superComplaint: one('super-complaint.json', superComplaintSchema),
    helpline: one('helpline.json', helplineSchema),
  };
  const faults = boardFaults(board);
  if (faults.length > 0) throw invalid('schema/board', faults.join('; '));
  return board;
}

function parse<Shape extends z.ZodType>(file: string, content: string, shape: Shape): z.infer<Shape> {
  const parsed = shape.safeParse(parseJson(file, content));
  if (!parsed.success) throw invalid(`schema/board/${file}`, z.prettifyError(parsed.error));
  return parsed.data;
}

function parseJson(file: string, content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unreadable';
    throw invalid(`schema/board/${file}`, `text that isn't JSON (${why})`);
  }
}

function invalid(where: string, found: string): ConcordatError {
  return new ConcordatError('DATA_INVALID', {
    what: `What is held about the board and the bodies does not fit together (${where}).`,
    expected: 'entries that match schema/board/board.ts, with ids that exist and every gap stated',
    found,
    remedy: `Correct ${where}.`,
  });
}
