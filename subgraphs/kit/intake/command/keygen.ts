import { generateKeyPairSync } from 'node:crypto';
import path from 'node:path';
import { signAgreement } from '../../../../schema/agreements/signedAgreement.js';
import type { Partner } from '../../../../schema/partners/partners.js';
import { partnerSchema } from '../../../../schema/partners/partners.js';
import { ConcordatError } from '../../../../schema/protocol/errors.js';
import { publicKeyText } from '../../../../schema/protocol/ownerKey.js';
import { writeNew } from '../../files.js';
import { demonstrationAgreement } from '../demonstrationAgreement.js';
import { partnerText } from '../partnerFile.js';
import { agreementFileName, keyFileName, partnerFileName } from './findPartner.js';
import type { KitContext } from './kitContext.js';

export interface KeygenFlags {
  readonly name: string;
  readonly sector: string;
  readonly area: string;
  readonly out: string;
}

const ownerOnly = 0o600;

/** `keygen`: the owner's key, which never leaves this machine, and the partner file for the hub. */
export async function keygen(context: KitContext, id: string, flags: KeygenFlags): Promise<void> {
  const { areas, demonstrationTerms } = context.knowledge();
  const area = areas.require(flags.area);
  const { privateKey } = generateKeyPairSync('ed25519');
  const partner = checkPartner({
    id,
    name: flags.name,
    sector: flags.sector,
    area: area.code,
    demonstration: id.endsWith('-demo'),
    publicKey: publicKeyText(privateKey),
  });
  const key = path.join(flags.out, keyFileName(id));
  const file = path.join(flags.out, partnerFileName(id));
  await writeNew(key, privateKey.export({ format: 'pem', type: 'pkcs8' }), ownerOnly);
  await writeNew(file, partnerText(partner));
  context.write(
    `${key}\n  signs your releases. Keep it on this machine, and a copy in a safe.\n${file}\n  is for the hub: hand it to whoever runs it. Nothing in it is secret.\n`,
  );
  const agreement = demonstrationAgreement(demonstrationTerms, partner);
  if (agreement === undefined) return;
  const agreed = path.join(flags.out, agreementFileName(id));
  await writeNew(agreed, `${JSON.stringify([signAgreement(agreement, privateKey)], null, 2)}\n`);
  context.write(
    `${agreed}\n  is for the hub, too. DEMONSTRATION: permits ${agreement.purposes.join(', ')} to ${agreement.organisations.join(', ')}.\n  Without an agreement that its owner signed, nobody sees a figure.\n`,
  );
}

function checkPartner(given: unknown): Partner {
  const parsed = partnerSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ConcordatError('ARGUMENT_INVALID', {
    expected: `a partner as the hub knows them; ${issue?.path.join('.') || 'id and name'} is wrong`,
    found: issue?.message ?? 'something else',
    remedy: 'An id has small letters, digits and hyphens; sector is police, safeguarding or support.',
  });
}
