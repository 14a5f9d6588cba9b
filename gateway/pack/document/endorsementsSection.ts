import { type Block, heading, list, paragraph, strong } from '../../document/block.js';
import type { Pack } from '../pack.js';
import type { PrintedEndorsement } from '../proof/manifest.js';
import type { Section } from './section.js';

const stands = {
  SUPPORT: 'Supports',
  RESERVATION: 'Supports, with the reservation below',
  ABSTAIN: 'Takes no position',
} as const satisfies Record<PrintedEndorsement['positions'][number]['position'], string>;

/** Nothing is said of an ask that changed since it was signed. */
const notSigned = 'Not signed as it stands';

/** Who stands behind each ask, and with which reservation. Nobody is named before they have signed. */
export function endorsementsSections({ asks, endorsements }: Pack): readonly Section[] {
  if (endorsements.length === 0) return [];
  const positionOn = ({ positions }: PrintedEndorsement, id: string) =>
    positions.find(({ ask }) => ask === id);
  const rows = endorsements.map((one) => [
    one.signatory,
    ...asks.map(({ id }) => {
      const found = positionOn(one, id);
      return found === undefined ? notSigned : stands[found.position];
    }),
  ]);
  const labels = ['Who', ...asks.map(({ id }) => `Ask ${id}`)];
  const columns = labels.map((label) => ({ label, isNumber: false }));
  const caption = 'Positions on each ask';
  return [
    {
      id: 'endorsements',
      kind: 'ENDORSEMENTS',
      title: 'Who stands behind each ask',
      blocks: [
        paragraph(
          'BODY',
          'Each signed the asks as they stand here. What changed since is not counted as signed.',
        ),
        { kind: 'TABLE', caption, isSynthetic: false, table: { columns, rows } },
        ...reservationBlocks(endorsements),
      ],
    },
  ];
}

function reservationBlocks(endorsements: readonly PrintedEndorsement[]): readonly Block[] {
  const items = endorsements.flatMap(({ signatory, positions }) =>
    positions.flatMap(({ ask, reservation }) =>
      reservation === undefined ? [] : [[strong(`${signatory} on ask ${ask}.`), ` ${reservation}`]],
    ),
  );
  return items.length === 0 ? [] : [heading('Reservations, in the words of who has them'), list(items)];
}
