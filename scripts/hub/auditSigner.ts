import { createHash } from 'node:crypto';
import type { LogSigner } from '../../gateway/audit/checkpoints/checkpoints.js';
import { sha256 } from '../../schema/protocol/canonicalJson.js';
import { verifierOf } from '../../schema/protocol/merkle/checkpoint.js';
import { privateKeyFrom, publicKeyText } from '../../schema/protocol/ownerKey.js';
import type { Databases } from '../database/databases.js';
import { auditRoles, databaseNames } from '../database/plan.js';

/** Digits of the key's hash in the log's name. */
const nameLength = 16;

/**
 * Who signs for the audit log: a key from a secret of the home, the same in every process on it. The log is named after
 * the key, so that a database which takes the place of another shows as the same log with another history.
 */
export function auditSigner(databases: Databases): LogSigner {
  const secret = new URL(databases.url(databaseNames.audit, auditRoles.appender)).password;
  const key = privateKeyFrom(createHash('sha256').update(`Concordat audit key ${secret}`).digest());
  const name = `concordat-audit-${sha256(publicKeyText(key)).slice(0, nameLength)}`;
  return { key, verifier: verifierOf(name, key) };
}
