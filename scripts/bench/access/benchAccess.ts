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
import { type Contender, gatewaysInTurn, type kinds, type Turn } from '../engine/gatewaysInTurn.js';
import { median } from '../engine/median.js';
import { startProcess } from '../engine/process/startProcess.js';
import { composeShop, shopSubgraphs } from '../engine/shop/shopSdl.js';
import type { Figures } from '../figures.js';
import type { AccessOrder } from './accessGateway.js';
import { type HubDatabase, withHubDatabase } from './hubDatabase.js';
import { composeProtectedShop } from './protectedShop.js';

/** Nothing is asked of whoever asks; identity, agreements and directives; the same, and every call signed. */
const names = ['open', 'access', 'signed'] as const;
type Name = (typeof names)[number];

/** The engine's benchmark with and without access, in turns: what share of its requests a second access costs. */
export function benchAccess(rounds: number): Promise<Figures> {
  return withHubDatabase(async (database) => {
    await fill(database);
    const key = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
    const token = await demonstrationToken(key, { as: 'analyst', lifeSeconds: 7200, now: new Date() });
    const headers = { authorization: `Bearer ${token}`, 'concordat-purpose': demonstrationPurpose };
    const access = { ...database, key };
    return measured(rounds, headers, {
      open: { supergraphSdl: composeShop() },
      access: { supergraphSdl: composeProtectedShop(), access: { ...access, signs: false } },
      signed: { supergraphSdl: composeProtectedShop(), access: { ...access, signs: true } },
    });
  });
}

/** The demonstration's agreements: those about police datasets permit what the shop's fields are taken for. */
async function fill({ home, hub, register }: HubDatabase): Promise<void> {
  const pools = [hub, register].map((connectionString) => new pg.Pool({ connectionString, max: 1 }));
  const [hubPool, registerPool] = pools as [pg.Pool, pg.Pool];
  await savePartners(registerPool, loadPartners());
  await seedPurposes(hubPool, loadPurposes());
  await seedAgreements(hubPool, loadAgreements());
  await provideKeyRings(home, shopSubgraphs, { now: new Date() });
  for (const pool of pools) await pool.end();
}

async function measured(
  rounds: number,
  headers: Readonly<Record<string, string>>,
  orders: Readonly<Record<Name, Omit<AccessOrder, 'urls'>>>,
): Promise<Figures> {
  const stubs = startProcess('stub/main.ts');
  const load = startProcess('load/main.ts');
  const gateways = names.map((name) => ({ name, gateway: startProcess('../access/accessGateway.ts') }));
  try {
    const urls = await stubs.ask('urls', z.record(z.string(), z.string()));
    const contenders: Contender<Name>[] = [];
    for (const { name, gateway } of gateways) {
      const { url } = await gateway.ask({ ...orders[name], urls }, z.object({ url: z.string() }));
      contenders.push({ name, gateway, url, headers });
    }
    await checkAnswers(
      contenders.map(({ url }) => url),
      undefined,
      headers,
    );
    return figuresOf(await gatewaysInTurn({ load, contenders, rounds }));
  } finally {
    for (const process of [stubs, load, ...gateways.map(({ gateway }) => gateway)]) process.stop();
  }
}

function figuresOf(found: readonly Turn<Name>[]): Figures {
  const speed = (name: Name, kind: (typeof kinds)[number]) =>
    median(found.filter((one) => one.name === name && one.kind === kind).map((one) => one.requestsPerSecond));
  const overhead = (name: Name, kind: (typeof kinds)[number]) =>
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
