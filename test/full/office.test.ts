import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import type { Block } from '../../gateway/document/block.js';
import { packDocument } from '../../gateway/pack/document/packDocument.js';
import { builtPack, fileOf, filesOf } from '../pack/formats/builtPack.js';

/** LibreOffice. Left out, and counted as skipped, on a machine that has none: apt-get install libreoffice-nogui. */
const office = ['/usr/bin/soffice', '/usr/local/bin/soffice'].find(existsSync);
const describeInOffice = office === undefined ? describe.skip : describe;

describeInOffice('in LibreOffice', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'concordat-office-'));
  beforeAll(async () => {
    const files = await filesOf();
    for (const name of ['annex.ods', 'pack.docx'])
      writeFileSync(path.join(folder, name), fileOf(files, name));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Opens a file and saves it as another kind. */
  function saved(name: string, kind: string): Buffer {
    const own = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
    const asked = [own, '--headless', '--convert-to', kind, '--outdir', folder, path.join(folder, name)];
    execFileSync(office ?? '', asked, { stdio: 'ignore' });
    return readFileSync(path.join(folder, `${path.parse(name).name}.${kind}`));
  }

  test('the annex opens with its sheets by name, their numbers, and no merged cell', () => {
    const bytes = saved('annex.ods', 'xlsx');
    const book = read(bytes);
    expect(book.SheetNames).toEqual([
      'Cover',
      'Contents',
      'Notes',
      'Provenance',
      'Figure_6a.1',
      'Figure_6a.2',
    ]);
    expect(book.SheetNames.flatMap((name) => book.Sheets[name]?.['!merges'] ?? [])).toEqual([]);
    const sheet = book.Sheets['Figure_6a.1'];
    if (sheet === undefined) throw new TypeError('no sheet');
    expect(utils.sheet_to_json(sheet, { header: 1 })).toContainEqual(['2022', 177, 200, 88.5]);
  });

  test('the Word file keeps every heading and figure, and no picture is cut to the height of a line', () => {
    const parts = unzipSync(saved('pack.docx', 'odt'));
    const content = strFromU8(parts['content.xml'] ?? new Uint8Array());
    const said = content
      .replace(/<[^>]+>/g, ' ')
      .replaceAll('&apos;', "'")
      .replace(/\s+/g, ' ');
    const document = packDocument(builtPack());
    const headings = document.sections.flatMap(({ title, blocks }) => [title, ...headingsIn(blocks)]);
    expect(headings.length).toBeGreaterThan(30);
    expect(headings.filter((text) => !said.includes(text))).toEqual([]);
    expect(content.match(/<draw:image /g)).toHaveLength(2);
    const looks = `${content}${strFromU8(parts['styles.xml'] ?? new Uint8Array())}`;
    expect(looks).not.toMatch(/fo:line-height="[\d.]+(?:cm|in|pt)"/);
  });
});

const headingsIn = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'TOGETHER') return headingsIn(block.blocks);
    return block.kind === 'HEADING' ? [block.text] : [];
  });
