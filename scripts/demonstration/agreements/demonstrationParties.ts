import type { Agreement } from '../../../schema/agreements/agreement.js';

type Party = Agreement['parties'][number];

/** DEMONSTRATION: bodies that ask the hub without owning figures in it. */
export const askers = {
  'greater-london-authority-demo': 'Greater London Authority (demo)',
  'greater-manchester-combined-authority-demo': 'Greater Manchester Combined Authority (demo)',
  'metro-mayors-evidence-team-demo': "Metro Mayors' Evidence Team (demo)",
} as const;
export type Asker = keyof typeof askers;

export const askerNames = Object.keys(askers) as readonly Asker[];

export const hubOperator = {
  id: 'concordat-hub-operator-demo',
  name: 'Operator of this hub (demo)',
  role: 'processor',
} as const satisfies Party;

export const hosting =
  'The machine that runs this demonstration; a real agreement names the data centre, in the United Kingdom';

/** Whoever owns or asks decides why figures are used: the pack's computation is jointly controlled. */
export function partiesOf(owner: Omit<Party, 'role'>, asking: readonly Asker[]): Party[] {
  return [
    { ...owner, role: 'joint-controller' },
    ...asking.map((id): Party => ({ id, name: askers[id], role: 'joint-controller' })),
    hubOperator,
  ];
}
