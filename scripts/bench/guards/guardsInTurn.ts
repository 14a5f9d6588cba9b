import { generateKeyPairSync } from 'node:crypto';
import pg from 'pg';
import { z } from 'zod';
import { seedAgreements } from '../../../gateway/access/agreements/agreementStore.js';
import { demonstrationToken } from '../../../gateway/access/identity/demonstration/demonstrationIssuer.js';
import { demonstrationPurpose } from '../../../gateway/access/identity/demonstration/visitor.js';
import { seedPurposes } from '../../../gateway/access/identity/purposeStore.js';
import { savePartners } from '../../../gateway/registry/partners.js';
import { loadAgreements } from '../../../schema/agreements/loadAgreements.js';
import { loadPartners } from '../../../schema/partners/partners.js';
import { loadPurposes } from '../../../schema/purposes/purposes.js';
import { provideKeyRings } from '../../subgraphKeys/keyRingFile.js';
import { checkAnswers } from '../engine/checkAnswers.js';
import { type Contender, gatewaysInTurn, type kinds } from '../engine/gatewaysInTurn.js';
import { median } from '../engine/median.js';
import { startProcess } from '../engine/process/startProcess.js';
import { composeShop, shopSubgraphs } from '../engine/shop/shopSdl.js';
import type { GuardedOrder } from './guardedGateway.js';
import type { HubDatabases } from './hubDatabases.js';
import { composeProtectedShop } from './protectedShop.js';

/** What stands around the engine in one contender. */
export interface Guards {
  /** Identity, agreements and directives; with `signed` every subgraph call is signed too. */
  readonly access?: 'unsigned' | 'signed';
  /** Every question and every answer waits until it is recorded. */
  readonly audit?: true;
}

/** Median requests a second of a contender. */
export type SpeedOf<Name extends string> = (name: Name, kind: (typeof kinds)[number]) => number;

export interface GuardsPlan<Name extends string> {
  readonly rounds: number;
  readonly contenders: Readonly<Record<Name, Guards>>;
}

/** The engine's benchmark with different guards around it, in turns, so that what each costs can be compared. */
export async function guardsInTurn<Name extends string>(
  databases: HubDatabases,
  { rounds, contenders }: GuardsPlan<Name>,
): Promise<SpeedOf<Name>> {
  await fill(databases);
  const key = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const token = await demonstrationToken(key, { as: 'analyst', lifeSeconds: 7200, now: new Date() });
  const headers = { authorization: `Bearer ${token}`, 'concordat-purpose': demonstrationPurpose };
  const stubs = startProcess('stub/main.ts');
  const load = startProcess('load/main.ts');
  const names = Object.keys(contenders) as Name[];
  const gateways = names.map((name) => ({ name, gateway: startProcess('../guards/guardedGateway.ts') }));
  try {
    const urls = await stubs.ask('urls', z.record(z.string(), z.string()));
    const started: Contender<Name>[] = [];
    for (const { name, gateway } of gateways) {
      const order = { ...guardedOrder({ ...databases, key }, contenders[name]), urls };
      const { url } = await gateway.ask(order, z.object({ url: z.string() }));
      started.push({ name, gateway, url, headers });
    }
    await checkAnswers(
      started.map(({ url }) => url),
      undefined,
      headers,
    );
    const found = await gatewaysInTurn({ load, contenders: started, rounds });
    return (name, kind) =>
      median(
        found.filter((one) => one.name === name && one.kind === kind).map((one) => one.requestsPerSecond),
      );
  } finally {
    for (const process of [stubs, load, ...gateways.map(({ gateway }) => gateway)]) process.stop();
  }
}

function guardedOrder(
  { audit, ...given }: HubDatabases & { readonly key: NonNullable<GuardedOrder['access']>['key'] },
  guards: Guards,
): Omit<GuardedOrder, 'urls'> {
  return {
    supergraphSdl: guards.access ? composeProtectedShop() : composeShop(),
    ...(guards.access && { access: { ...given, signs: guards.access === 'signed' } }),
    ...(guards.audit && { audit }),
  };
}

/** The demonstration's agreements: those about police datasets permit what the shop's fields are taken for. */
async function fill({ home, hub, register }: HubDatabases): Promise<void> {
  const pools = [hub, register].map((connectionString) => new pg.Pool({ connectionString, max: 1 }));
  const [hubPool, registerPool] = pools as [pg.Pool, pg.Pool];
  await savePartners(registerPool, loadPartners());
  await seedPurposes(hubPool, loadPurposes());
  await seedAgreements(hubPool, loadAgreements());
  await provideKeyRings(home, shopSubgraphs, { now: new Date() });
  for (const pool of pools) await pool.end();
}
