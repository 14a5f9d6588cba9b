import { describe, expect, test } from '@jest/globals';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { loadPartners, parsePartners } from '../../schema/partners/partners.js';
import { publicKeyText } from '../../schema/protocol/ownerKey.js';
import { demonstrationKey } from '../../scripts/demonstration/demonstrationKey.js';

const partners = loadPartners();
const forces = partners.filter(({ sector }) => sector === 'police');

describe('partners', () => {
  test('are the 43 territorial forces as demonstrations, in the order of their area codes, and the Home Office', () => {
    const codes = loadAreas()
      .all('POLICE_FORCE_AREA')
      .map(({ code }) => code);
    expect(forces.map(({ area }) => area)).toEqual([...codes].sort());
    expect(partners.filter(({ sector }) => sector !== 'police')).toEqual([
      { id: 'home-office', name: 'Home Office', sector: 'evidence', demonstration: false },
    ]);
  });

  test('say that they are demonstrations in id and name', () => {
    expect(forces.filter(({ id, name }) => !id.endsWith('-demo') || !name.endsWith(' (demo)'))).toEqual([]);
    expect(forces[0]).toMatchObject({
      id: 'metropolitan-police-demo',
      name: 'Metropolitan Police (demo)',
      area: 'E23000001',
    });
  });

  test('have the public keys of their demonstration keys', () => {
    const derived = forces.map(({ id }) => publicKeyText(demonstrationKey(id)));
    expect(forces.map(({ publicKey }) => publicKey)).toEqual(derived);
    expect(new Set(derived).size).toBe(43);
  });

  test('are refused when a demonstration has a plain name', () => {
    const named = JSON.stringify([{ ...forces[0], name: 'Metropolitan Police' }]);
    expect(() => parsePartners(named)).toThrow(
      /A demonstration partner has an id in -demo and a name in " \(demo\)"/,
    );
  });

  test('are refused when two share an id', () => {
    expect(() => parsePartners(JSON.stringify([forces[0], forces[0]]))).toThrow(/Two partners have one id/);
  });
});
