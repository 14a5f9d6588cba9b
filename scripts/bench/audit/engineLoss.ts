import type { Figures } from '../figures.js';
import { guardsInTurn } from '../guards/guardsInTurn.js';
import type { HubDatabases } from '../guards/hubDatabases.js';

/** The engine's benchmark with and without audit and access, in turns: what share of its requests a second they cost. */
export async function engineLoss(databases: HubDatabases, rounds: number): Promise<Figures> {
  const speed = await guardsInTurn(databases, {
    rounds,
    contenders: {
      open: {},
      audited: { audit: true },
      guarded: { audit: true, access: 'unsigned' },
      signed: { audit: true, access: 'signed' },
    },
  });
  const loss = (name: 'audited' | 'guarded' | 'signed', kind: 'identical' | 'distinct') =>
    Math.round((1 - speed(name, kind) / speed('open', kind)) * 1000) / 10;
  return {
    engineLossPercent: loss('guarded', 'distinct'),
    engineLossIdenticalPercent: loss('guarded', 'identical'),
    engineLossAuditAlonePercent: loss('audited', 'distinct'),
    engineLossWithSignaturesPercent: loss('signed', 'distinct'),
    requestsPerSecondOpen: speed('open', 'distinct'),
    requestsPerSecondGuarded: speed('guarded', 'distinct'),
    requestsPerSecondSigned: speed('signed', 'distinct'),
  };
}
