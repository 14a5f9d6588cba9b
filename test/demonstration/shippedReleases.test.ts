import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import { loadPartners, type Partner } from '../../schema/partners/partners.js';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { type SignedRelease, signRelease } from '../../schema/protocol/release.js';
import { demonstrationKey } from '../../scripts/demonstration/demonstrationKey.js';
import { readDemonstration } from '../../scripts/demonstration/readDemonstration.js';
import { builtFrom } from '../../scripts/demonstration/shipped/builtFrom.js';
import { shippedFolder, shippedReleases } from '../../scripts/demonstration/shipped/readShipped.js';
import { type ShippedFile, shippedFileSchema } from '../../scripts/demonstration/shipped/shippedFile.js';
import { shipRelease } from '../../scripts/demonstration/shipped/shipRelease.js';
import { gridAreas } from '../../subgraphs/kit/release/cube.js';

const catalogue = loadCatalogue();
const areas = loadAreas();
const partners = loadPartners().filter(({ demonstration }) => demonstration);
const now = builtFrom(readDemonstration().edition);
const temporary = mkdtempSync(path.join(tmpdir(), 'concordat-shipped-'));

afterAll(() => rmSync(temporary, { recursive: true }));

const releasesOf = (partner: Partner, folder = shippedFolder): readonly SignedRelease[] => [
  ...shippedReleases({ catalogue, now, folder }, partner),
];

describe('the releases that ship', () => {
  test('are a file for each demonstration partner, under 2 MB in all', () => {
    const names = readdirSync(shippedFolder).sort();
    expect(names).toEqual(partners.map(({ id }) => `${id}.json`).sort());
    const bytes = names.reduce((sum, name) => sum + statSync(new URL(name, shippedFolder)).size, 0);
    expect(bytes).toBeLessThan(2_000_000);
  });

  test.each(partners.map((partner) => [partner.name, partner] as const))(
    'of %s are of this version, hold their hash, and carry its DEMONSTRATION signature',
    (_, partner) => {
      const found = releasesOf(partner).map(({ release }) => [
        release.dataset,
        release.owners,
        release.provenance,
      ]);
      const declared = catalogue.datasets.filter(({ sector }) => sector === partner.sector);
      expect(found).toEqual(declared.map(({ name }) => [name, [partner.id], 'SYNTHETIC']));
    },
  );

  test.each(partners.map((partner) => [partner.name, partner] as const))(
    'of %s hold every area of every table, whatever its rows say',
    (_, partner) => {
      for (const { release } of releasesOf(partner)) {
        const dataset = catalogue.dataset(release.dataset);
        for (const table of dataset?.tables ?? []) {
          const found = release.tables.find(({ name }) => name === table.name);
          const about = { areas, home: partner.area ?? '' };
          const expected = dataset ? gridAreas({ ...about, dataset }, table) : [];
          expect([...new Set(found?.cells.map(({ area }) => area))]).toEqual(expected);
        }
      }
    },
  );
});

const [partner] = partners;
if (partner === undefined) throw new Error('The demonstration has no partner.');

/** The refusal of a partner's file after a change. */
function refusalOf(change: (file: ShippedFile) => unknown): { found: string; remedy: string } {
  const folder = mkdtempSync(`${temporary}/`);
  const name = `${partner?.id}.json`;
  const file = shippedFileSchema.parse(JSON.parse(readFileSync(new URL(name, shippedFolder), 'utf8')));
  const text = change(file);
  writeFileSync(path.join(folder, name), typeof text === 'string' ? text : JSON.stringify(text));
  try {
    releasesOf(partner as Partner, pathToFileURL(`${folder}/`));
  } catch (error) {
    if (error instanceof ConcordatError) return { found: error.found, remedy: error.remedy };
    throw error;
  }
  throw new Error('It was taken.');
}

/** The file with the first line of cells that has a value rewritten. */
function withLines(file: ShippedFile, rewrite: (line: string) => string): ShippedFile {
  let isDone = false;
  const releases = file.releases.map(({ release, ...signed }) => {
    const tables = release.tables.map((table) => {
      const cells = Object.entries(table.cells).map(([area, line]) => {
        if (isDone || !/^\d/.test(line)) return [area, line];
        isDone = true;
        return [area, rewrite(line)];
      });
      return { ...table, cells: Object.fromEntries(cells) };
    });
    return { ...signed, release: { ...release, tables } };
  });
  return { ...file, releases };
}

describe('a file that is not what this version builds', () => {
  const remedy = 'Build them again with: npm run generate';

  test.each([
    ['algorithm', 'built before the algorithm changed'],
    ['declarations', 'built before the declarations changed'],
    ['rows', 'built before the synthetic rows changed'],
  ] as const)('by another %s is refused', (part, found) => {
    const stale = refusalOf((file) => ({ ...file, builtFrom: { ...file.builtFrom, [part]: 'of before' } }));
    expect(stale).toEqual({ found, remedy });
  });

  test('with one value changed is refused by its hash', () => {
    const { found } = refusalOf((file) =>
      withLines(file, (line) => line.replace(/^\d+/, (n) => `${+n + 5}`)),
    );
    expect(found).toMatch(/^\S+ with another content than its hash says$/);
  });

  test('with a cell too few is refused by its grid', () => {
    const { found } = refusalOf((file) => withLines(file, (line) => line.replace(/^\S+ /, '')));
    expect(found).toMatch(/holds \d+ cells of E\d+, not \d+/);
  });

  test('with something that is no run of cells is refused', () => {
    expect(refusalOf((file) => withLines(file, () => 'c*9999999 15')).found).toMatch(
      /"c\*9999999" is no run/,
    );
  });

  test("signed with another partner's key is refused", () => {
    const { found } = refusalOf((file) => {
      const [first] = releasesOf(partner as Partner);
      if (first === undefined) throw new Error('The partner has no release.');
      const forged = shipRelease(signRelease(first.release, demonstrationKey('somebody-else-demo')));
      return { ...file, releases: [forged] };
    });
    expect(found).toMatch(/signed by somebody else/);
  });

  test('that is no JSON, or not there, is refused with the same remedy', () => {
    expect(refusalOf(() => '{').remedy).toBe(remedy);
    expect(() => releasesOf(partner as Partner, pathToFileURL(`${temporary}/nowhere/`))).toThrow(
      /npm run generate/,
    );
  });
});
