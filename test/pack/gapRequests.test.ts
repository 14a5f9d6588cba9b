import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { textOf } from '../../gateway/document/block.js';
import { wordDocument } from '../../gateway/document/word/wordDocument.js';
import { wordText } from '../../gateway/pack/draft/wordText.js';
import { gapRequests } from '../../gateway/pack/requests/gapRequests.js';
import { loadEvidence } from '../../schema/evidence/loadEvidence.js';
import { loadProse } from '../../schema/pack/loadProse.js';
import { loadRequests } from '../../schema/pack/requests.js';
import { writeGapLetters } from '../../scripts/commands/gapLetters.js';
import { temporaryFolder } from '../database/temporaryHome.js';

const { gaps } = loadProse();
const texts = loadRequests();
const asks = new Map(loadEvidence().asks.map(({ id, title }) => [id, title]));
const letters = gapRequests({ gaps, asks, texts, builtOn: '2026-11-21' });

describe('the letters for what is missing', () => {
  test('are two for each stated gap of an authority, each in a file of its own', () => {
    expect(letters).toHaveLength(gaps.length + gaps.filter(({ isAuthority }) => isAuthority).length);
    expect(new Set(letters.map(({ name }) => name)).size).toBe(letters.length);
    expect(letters.slice(0, 4).map(({ name }) => name)).toEqual([
      '6a-1-request-to-publish',
      '6a-1-freedom-of-information',
      '6a-2-request-to-publish',
      '6a-2-freedom-of-information',
    ]);
  });

  test('are one to an owner whom the Act does not bind', () => {
    const charity = {
      ask: '6b',
      what: 'Beds',
      who: 'A charity',
      isAuthority: false,
      wanted: ['Beds by night'],
    };
    expect(
      gapRequests({ gaps: [charity], asks, texts, builtOn: '2026-11-21' }).map(({ name }) => name),
    ).toEqual(['6b-1-request-to-publish']);
  });

  test('say what is asked for, of whom and under which Act, in a Word file', async () => {
    const [, second] = letters;
    if (second === undefined) throw new Error('no letter');
    const words = wordText('letter.docx', await wordDocument(second.document, new Map()));
    expect(words).toMatch(/^Request under the Freedom of Information Act 2000: outcomes of whole cohorts/);
    expect(words).toContain('To: Home Office');
    expect(words).toContain('We make this request under section 1 of the Freedom of Information Act 2000.');
    for (const wanted of gaps[0]?.wanted ?? []) expect(words).toContain(wanted);
    expect(words).toContain('Nobody has signed or sent it.');
  });

  test.each(letters)('$name leaves nothing to be filled in but who signs', ({ document }) => {
    const said = document.cover.flatMap((block) =>
      block.kind === 'PARAGRAPH' ? block.runs.map(textOf) : [],
    );
    expect(said.join(' ')).not.toMatch(/[{}]|undefined/);
    expect(said.filter((text) => text.startsWith('['))).toHaveLength(2);
  });

  test('are written beside a pack without touching it', async () => {
    const folder = await temporaryFolder();
    await mkdir(path.join(folder, 'figures'));
    await writeFile(path.join(folder, 'receipt.json'), '{}');
    expect(await writeGapLetters(folder, '2026-11-21')).toMatch(/14 letters, as drafts/);
    expect(await readdir(folder)).toEqual(
      expect.arrayContaining(['6a-1-freedom-of-information.docx', 'figures', 'receipt.json']),
    );
    await rm(folder, { recursive: true });
  });

  test('with a number in their words are refused', () => {
    const source = JSON.stringify({ ...texts, owner: { ...texts.owner, title: 'Publish 54.6%' } });
    expect(() => loadRequests(source)).toThrow(/the literal numbers 54\.6%/);
  });
});
