import type { Figures } from './figures.js';
import { guardsInTurn } from './guards/guardsInTurn.js';
import { withHubDatabases } from './guards/hubDatabases.js';

/** The engine's benchmark with and without access, in turns: what share of its requests a second access costs. */
export async function benchAccess(rounds: number): Promise<Figures> {
  const speed = await withHubDatabases((databases) =>
    guardsInTurn(databases, {
      rounds,
      contenders: { open: {}, access: { access: 'unsigned' }, signed: { access: 'signed' } },
    }),
  );
  const overhead = (name: 'access' | 'signed', kind: 'identical' | 'distinct') =>
    Math.round((speed('open', kind) / speed(name, kind) - 1) * 1000) / 10;
  return {
    overheadPercent: overhead('access', 'distinct'),
    overheadIdenticalPercent: overhead('access', 'identical'),
    overheadWithSignaturesPercent: overhead('signed', 'distinct'),
    overheadWithSignaturesIdenticalPercent: overhead('signed', 'identical'),
    requestsPerSecondOpen: speed('open', 'distinct'),
    requestsPerSecondAccess: speed('access', 'distinct'),
    requestsPerSecondSigned: speed('signed', 'distinct'),
  };
}
