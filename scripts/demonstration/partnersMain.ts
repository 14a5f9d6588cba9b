import { z } from 'zod';
import { readConfig } from '../../gateway/config.js';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import { loadPartners } from '../../schema/partners/partners.js';
import { explainError } from '../../schema/protocol/explainError.js';
import { findDatabases } from '../database/databases.js';
import { publishDemonstration } from './publishDemonstration.js';

/** The partners' own machines, as one process: the hub gets nothing but what they push. */
const order = z.object({ hub: z.url(), scale: z.number(), partners: z.array(z.string()) });

// Ctrl-C reaches the whole group; the hub decides when we stop. Without the hub there is nobody to push to.
process.on('SIGINT', () => {});
process.once('disconnect', () => process.exit(1));
process.once('message', (message) => {
  work(message).then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`${explainError(error, true)}\n`);
      process.exit(1);
    },
  );
});

async function work(message: unknown): Promise<void> {
  const { hub, scale, partners } = order.parse(message);
  await publishDemonstration({
    hub,
    scale,
    databases: await findDatabases(readConfig()),
    catalogue: loadCatalogue(),
    areas: loadAreas(),
    partners: loadPartners().filter(({ id }) => partners.includes(id)),
    note: (text) => process.send?.(text),
  });
}
