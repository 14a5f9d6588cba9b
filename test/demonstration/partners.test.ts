import { describe, expect, test } from '@jest/globals';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { loadPartners, parsePartners } from '../../schema/partners/partners.js';
import { publicKeyText } from '../../schema/protocol/ownerKey.js';
import { demonstrationKey } from '../../scripts/demonstration/demonstrationKey.js';

const partners = loadPartners();
const forces = partners.filter(({ sector }) => sector === 'police');

describe('partners', () => {
  test('are the 43 territorial forces as demonstrations, in the order of their area codes', () => {
    const codes = loadAreas()
      .all('POLICE_FORCE_AREA')
      .map(({ code }) => code);
    expect(forces.map(({ area }) => area)).toEqual([...codes].sort());
  });

  test('are sixteen councils as demonstrations, in the order of their local authorities', () => {
    const councils = partners.filter(({ sector }) => sector === 'safeguarding');
    const areas = councils.map(({ area }) => area ?? '');
    expect(areas).toEqual([...areas].sort());
    expect(areas.map((code) => loadAreas().require(code).kinds)).toEqual(Array(16).fill(['LOCAL_AUTHORITY']));
    expect(councils.at(-1)).toMatchObject({
      id: 'westminster-council-demo',
      name: 'Westminster City Council (demo)',
      area: 'E09000033',
    });
  });

  test('are the Home Office, for official statistics, and nobody else that is no demonstration', () => {
    expect(partners.filter(({ demonstration }) => !demonstration)).toEqual([
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
    const demonstrations = partners.filter(({ demonstration }) => demonstration);
    const derived = demonstrations.map(({ id }) => publicKeyText(demonstrationKey(id)));
    expect(demonstrations.map(({ publicKey }) => publicKey)).toEqual(derived);
    expect(new Set(derived).size).toBe(demonstrations.length);
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
