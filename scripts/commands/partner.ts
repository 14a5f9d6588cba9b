import { readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { applyAgreement } from '../../gateway/access/agreements/agreementStore.js';
import type { Config } from '../../gateway/config.js';
import { addPartner as add, type PartnerConflict } from '../../gateway/registry/addPartner.js';
import type { Partner } from '../../gateway/registry/partners.js';
import { parseAgreements } from '../../schema/agreements/loadAgreements.js';
import { sha256 } from '../../schema/protocol/canonicalJson.js';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { agreementFileName } from '../../subgraphs/kit/intake/command/findPartner.js';
import { parsePartner } from '../../subgraphs/kit/intake/partnerFile.js';
import { withRecorder } from '../audit/withRecorder.js';
import type { Databases } from '../database/databases.js';
import { databaseNames, hubRole } from '../database/plan.js';
import { withRegister } from '../release/withRegister.js';
import { messageOf } from '../systemError.js';
import { createKeys, exportKeys, requireNoKeys } from './subgraphKey.js';

interface PartnerCommand {
  readonly config: Config;
  readonly write: (text: string) => void;
}

export interface AddPartner extends PartnerCommand {
  readonly file: string;
  /** The body is known and has a new key. */
  readonly replacesKey: boolean;
  /** A federated service that the body runs, and where to write what its guard needs. */
  readonly service?: { readonly subgraph: string; readonly keys: string } | undefined;
}

/** `concordat partner add`: registers a body by the file it handed over. @throws ConcordatError ARGUMENT_INVALID */
export async function addPartner({ config, write, file, replacesKey, service }: AddPartner): Promise<void> {
  const partner = parsePartner(await readText(file));
  const means = service && { home: config.home, subgraph: service.subgraph, now: new Date(), write };
  if (means) await requireNoKeys(means);
  await withRegister(config, async ({ pool, databases, areas }) => {
    const area = areas.require(partner.area);
    const outcome = await withRecorder(databases, (audit) => add({ pool, audit }, partner, replacesKey));
    if (typeof outcome === 'object') throw conflict(partner, outcome);
    write(
      `${outcome === 'NEW' ? 'Added' : 'Known'}: ${partner.name} (${partner.id}), ${partner.sector}, ${area.name}\n  key ${fingerprint(partner)}\n  Compare the fingerprint with the body itself, by telephone, before it publishes.\n`,
    );
    await applyBeside({ register: pool, databases, write }, partner.id, file);
  });
  if (means === undefined || service === undefined) return;
  await createKeys({ ...means, algorithm: 'hmac-sha256' });
  await exportKeys({ ...means, out: service.keys });
}

interface AgreementsBeside {
  readonly register: pg.Pool;
  readonly databases: Databases;
  readonly write: (text: string) => void;
}

/** What the body agreed to lies beside its partner file, signed, where it has agreed already. */
async function applyBeside(
  { register, databases, write }: AgreementsBeside,
  id: string,
  partnerFile: string,
): Promise<void> {
  const file = path.join(path.dirname(partnerFile), agreementFileName(id));
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) {
    write('  No agreement lies beside it: its figures are shown to nobody until one is applied.\n');
    return;
  }
  const hub = new pg.Pool({ connectionString: databases.url(databaseNames.hub, hubRole), max: 1 });
  hub.on('error', () => {});
  try {
    for (const signed of parseAgreements(text, file)) {
      await withRecorder(databases, (audit) => applyAgreement({ hub, register, audit }, signed));
      const { title, purposes, organisations } = signed.agreement;
      write(`Agreed: ${title}\n  permits ${purposes.join(', ')} to ${organisations.join(', ')}\n`);
    }
  } finally {
    await hub.end();
  }
}

function conflict(partner: Partner, { member }: PartnerConflict): ConcordatError {
  if (member === 'publicKey')
    return refused(
      `the key that ${partner.id} is registered with`,
      `another, ${fingerprint(partner)}`,
      'Ask the body whether it has a new key; if so, add --replace-key.',
    );
  return refused(
    `the ${member} that ${partner.id} is registered with`,
    'another',
    'Give the new body an id of its own.',
  );
}

const refused = (expected: string, found: string, remedy: string): ConcordatError =>
  new ConcordatError('ARGUMENT_INVALID', { expected, found, remedy });

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw refused(
      'a partner file that can be read',
      `${file}: ${messageOf(cause)}`,
      'Check the name and the folder.',
    );
  }
}

/** First half of the key's SHA-256, in groups to be read aloud. */
const fingerprint = ({ publicKey }: Pick<Partner, 'publicKey'>): string =>
  (
    sha256(Buffer.from(publicKey ?? '', 'base64'))
      .slice(0, 32)
      .match(/.{4}/g) ?? []
  ).join(' ');

/** `concordat partner list`. */
export async function listPartners({ config, write }: PartnerCommand): Promise<void> {
  await withRegister(config, async ({ pool }) => {
    const { rows } = await pool.query<Partner>(
      'SELECT id, name, sector, area, demonstration, public_key AS "publicKey" FROM partner ORDER BY sector, name',
    );
    for (const partner of rows)
      write(
        `${partner.id.padEnd(40)} ${partner.sector.padEnd(13)} ${partner.publicKey ? fingerprint(partner) : 'no key'}\n`,
      );
  });
}
