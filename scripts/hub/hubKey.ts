import { createHash, type KeyObject } from 'node:crypto';
import { privateKeyFrom } from '../../schema/protocol/ownerKey.js';
import type { Databases } from '../database/databases.js';
import { databaseNames, hubRole } from '../database/plan.js';

/** The hub's signing key, from a secret of its home: every process on the home has the same. */
export function hubKey(databases: Databases): KeyObject {
  const secret = new URL(databases.url(databaseNames.hub, hubRole)).password;
  return privateKeyFrom(createHash('sha256').update(`Concordat hub key ${secret}`).digest());
}
