import { fileURLToPath } from 'node:url';
import { writeExpected } from './writeExpected.js';

const root = fileURLToPath(new URL('../../test/engine/scenarios/', import.meta.url));
const written = await writeExpected(root);
process.stdout.write(`Wrote ${written} expected.json; read each of them before you commit it.\n`);
