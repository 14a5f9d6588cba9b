import pg from 'pg';
import { type AgreementBook, agreementBook } from '../../gateway/access/agreements/agreementBook.js';
import type { AgreementMeans } from '../../gateway/access/agreements/agreementStore.js';
import type { Config } from '../../gateway/config.js';
import { databaseNames, hubRole } from '../database/plan.js';
import { withHub } from '../identity/withHub.js';

/** What the commands about agreements work with, on the databases of a hub that runs. */
export interface AgreementAccess extends AgreementMeans {
  /** The agreements as they stand now: those whose owner's signature holds. */
  readonly readBook: () => Promise<AgreementBook>;
}

/** @throws ConcordatError DATABASE_OUT_OF_REACH where no hub runs on the home */
export function withAgreements<Result>(
  config: Config,
  work: (access: AgreementAccess) => Promise<Result>,
): Promise<Result> {
  return withHub(config, async ({ pool: hub, databases, audit }) => {
    const register = new pg.Pool({
      connectionString: databases.url(databaseNames.register, hubRole),
      max: 1,
    });
    register.on('error', () => {});
    try {
      return await work({ hub, register, audit, readBook: agreementBook({ hub, register }) });
    } finally {
      await register.end();
    }
  });
}
