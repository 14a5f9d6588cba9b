import { describe, expect, test } from '@jest/globals';
import { buildPack } from '../../gateway/pack/buildPack.js';
import { packDocument } from '../../gateway/pack/document/packDocument.js';
import { chooseEdition, editionText, loadEditions, packParts } from '../../schema/pack/editions.js';
import { choosePack } from '../../scripts/pack/choosePack.js';
import { answerOf, makeFigure, makeMaterial, registerOfClaims, shareRow } from './packMaterial.js';

const known = { asks: ['6a', '6b', '6c', '6d', '6e'], regions: ['E12000007', 'E47000001'] };
const figures = [makeFigure(), makeFigure({ id: '6b.1', ask: '6b' })];
const shares = answerOf([
  shareRow('OFFICIAL'),
  shareRow('OFFICIAL', { period: '2023', value: 109, percent: 54.6 }),
]);
const answers = { '6a.1': shares, '6b.1': shares };
const region = (code: string, name: string) => ({ code, name, kind: 'CITY_REGION' as const });

function packOf(asked: string) {
  const material = makeMaterial(figures, answers, { edition: chooseEdition(asked, known) });
  const areas = asked.startsWith('region:') ? [region('E47000001', 'Greater Manchester')] : [];
  return buildPack({
    ...material,
    answers: { ...material.answers, regions: { ...material.answers.regions, areas } },
  });
}

describe('an edition of the pack', () => {
  test('of one ask holds that ask, its figures and its gaps, and none of another', () => {
    const pack = packOf('ask:6b');
    expect(pack.asks.map(({ id, figures: shown }) => [id, shown.map((figure) => figure.id)])).toEqual([
      ['6b', ['6b.1']],
    ]);
    expect(new Set(pack.gaps.map(({ ask }) => ask))).not.toContain('6a');
    expect(new Set(pack.provenance.map(({ figure }) => figure))).toEqual(new Set(['6b.1']));
    const title = registerOfClaims.asks.find(({ id }) => id === '6b')?.title;
    expect(pack.title).toBe(`Ask 6b, ${title}: the evidence`);
  });

  test('of one region is named after it and has its page and no other', () => {
    const pack = packOf('region:E47000001');
    expect(pack.title).toBe('Greater Manchester: the evidence for five asks to the Home Secretary');
    expect(pack.regions.map(({ code }) => code)).toEqual(['E47000001']);
    expect(packDocument(pack).sections.map(({ kind }) => kind)).not.toContain('ASK');
  });

  test('for a consultation says what it answers, has every ask and no foreword', () => {
    const document = packDocument(packOf('consultation'));
    const kinds = document.sections.map(({ kind }) => kind);
    expect(document.coverTitle).toMatch(/^Response to a call for evidence/);
    expect(kinds.filter((kind) => kind === 'ASK')).toHaveLength(registerOfClaims.asks.length);
    expect(kinds).not.toContain('FOREWORD');
    expect(kinds).not.toContain('REGION');
  });

  test('whole has every part that there is', () => {
    const whole = loadEditions().find(({ id }) => id === 'whole');
    expect(whole?.parts.toSorted()).toEqual(packParts.toSorted());
  });

  test.each(loadEditions())(
    '$id has no part twice, and says how and with which figures it was made',
    ({ parts }) => {
      expect(new Set(parts).size).toBe(parts.length);
      expect(parts).toEqual(expect.arrayContaining(['ENDORSEMENTS', 'GAPS', 'METHOD', 'PROVENANCE']));
    },
  );
});

describe('the name of an edition', () => {
  test.each(['whole', 'ask:6a', 'ask:6e', 'region:E12000007', 'consultation'])('%s is understood', (text) => {
    expect(editionText(chooseEdition(text, known))).toBe(text);
  });

  test.each(['official', 'whole:6a', 'ask', 'ask:6f', 'ask:6a:6b', 'region:6a', 'region:E99999999', ''])(
    '"%s" is refused with what is expected',
    (text) => {
      expect(() => chooseEdition(text, known)).toThrow(
        /--variant as one of official, whole, ask:6a, region:E47000001, consultation/,
      );
    },
  );

  test('official is the whole pack of published figures alone', () => {
    expect(choosePack('official')).toMatchObject({ variant: 'OFFICIAL', edition: { id: 'whole' } });
    expect(choosePack('region:E47000001')).toMatchObject({ variant: 'WHOLE', edition: { of: 'E47000001' } });
  });
});
