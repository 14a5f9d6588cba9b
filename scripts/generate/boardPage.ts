import { loadBoard } from '../../schema/board/loadBoard.js';
import { type Place, placesOf } from '../../schema/board/places.js';
import { loadEvidence } from '../../schema/evidence/loadEvidence.js';

/** The documentation of what is held about the board and the bodies, with the table of places, from the data. */
export function boardPage(): string {
  const board = loadBoard();
  return [
    '# The board, the bodies and what they promised',
    '',
    'Generated from the JSON beside this file by `npm run generate`. `board.ts` says what each file holds, `loadBoard.ts` reads and checks everything at once, and the subgraph `mayors` serves it.',
    '',
    '- **Roles, never people.** No name of a person, no address, and one telephone number: that of the Modern Slavery Helpline, as the press release of 2017 gives it.',
    '- **What is not held is a stated gap**: what is missing, who would have to publish it, where and by when it was asked for. A response without a text, a commitment without a date or a measure is refused without one.',
    '- **What is made up says so.** Minutes, actions and contacts that ship are demonstrations: their provenance is SYNTHETIC, their words begin with SYNTHETIC, and they stand under names that end in (demo).',
    '- **Two registers of contacts**: police single points of contact, which the Deputy Mayor calls the ambassadors, and council champions. Neither stands in for the other. A contact is stale 90 days after it was verified.',
    '- **States go as far as their source.** A commitment that the letter describes as existing is IN_PLACE as of the letter; one whose own years are over is LAPSED.',
    '',
    '## Every system, body and recommendation has a place',
    '',
    'Each query below runs in `test/hub/places.test.ts`.',
    '',
    ...placesTable(placesOf(board, loadEvidence())),
    '',
  ].join('\n');
}

/** The table of places, as lines of Markdown. */
export function placesTable(places: readonly Place[]): readonly string[] {
  return [
    '| named | what it is | the hub needs | not yet | query |',
    '|---|---|---|---|---|',
    ...places.map(line),
  ];
}

const line = ({ name, whatItIs, needs, gaps, query }: Place): string =>
  `| ${[name, whatItIs, needs.join('; '), gaps.join('; '), `\`${query}\``].map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
