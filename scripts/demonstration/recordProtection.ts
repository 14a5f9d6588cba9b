import { writeFileSync } from 'node:fs';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import { demonstrationRows } from '../bench/disclosure/demonstrationRows.js';
import { protectInThreads } from '../bench/disclosure/protectInThreads.js';
import { readDemonstration } from './readDemonstration.js';
import { madeFor, recordFile } from './recordedProtection.js';

// Run by hand when rows or tables change: node --import tsx scripts/demonstration/recordProtection.ts
const catalogue = loadCatalogue();
const found = await protectInThreads(await demonstrationRows(catalogue), { reach: 'EVERYTHING', scale: 1 });
const open = found.filter(({ unproven }) => unproven > 0).map(({ owner }) => owner);
if (open.length > 0)
  throw new Error(`Cells could not be proven safe for ${open.join(', ')}: nothing was written.`);
const inOrder = found.toSorted((one, other) => (one.owner < other.owner ? -1 : 1));
const owners = Object.fromEntries(inOrder.map(({ owner, withheld }) => [owner, withheld]));
writeFileSync(
  recordFile,
  `${JSON.stringify({ madeFor: madeFor(readDemonstration().edition, catalogue), owners })}\n`,
);
