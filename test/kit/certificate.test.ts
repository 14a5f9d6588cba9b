import { describe, expect, test } from '@jest/globals';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import { loadSideKnowledge } from '../../schema/side-knowledge/sideKnowledge.js';
import { type Atom, buildRelease, certificateOf, extentOf } from '../../subgraphs/kit/index.js';

const catalogue = loadCatalogue();
const covered = { referralsFrom: '2022-01-01', referralsTo: '2023-12-31', eventsTo: '2023-12-31' };
const home = 'E23000013';

/** A release and its certificate, of rows that only differ in counts under 10. */
function certified(name: string, count: number) {
  const dataset = catalogue.dataset(name);
  if (dataset === undefined) throw new Error(`no ${name}`);
  const codes = { exploitation: 'LABOUR', age: 'ADULT', sex: 'MALE' };
  const atoms: readonly Atom[] = [{ area: home, period: '2023-Q1', codes, count }];
  const release = buildRelease({
    catalogue,
    areas: loadAreas(),
    dataset,
    atoms,
    home,
    covered,
    owner: 'force-demo',
    provenance: 'SYNTHETIC',
    breaks: [],
    extent: extentOf(dataset, covered),
    vintage: covered.eventsTo,
  });
  const signed = { release, sha256: 'f'.repeat(64), signature: '' };
  return certificateOf({ catalogue, sideKnowledge: loadSideKnowledge() }, signed);
}

describe('the certificate of a release', () => {
  test('says what it was protected with and against', () => {
    const certificate = certified('referralsMade', 3);
    expect(certificate.rule.name).toBe('TEN_FIVE');
    expect(certificate.linkedWith.map(({ dataset }) => dataset)).toEqual([
      'outcomesByCohort',
      'referralsByPlace',
    ]);
    expect(certificate.published.map(({ source }) => source)).toEqual([
      'schema/official/nrm-referrals-by-responder.csv',
    ]);
    expect(certificate.tables.find(({ table }) => table === 'FORCE_YEAR')).toEqual({
      table: 'FORCE_YEAR',
      cells: 3,
      released: 0,
      withheld: 3,
    });
  });

  test('is the same whatever is withheld, whether or not it agrees with what others publish', () => {
    expect(certified('referralsMade', 9)).toEqual(certified('referralsMade', 0));
  });

  test('names no publication where nobody publishes, and nothing linked where nothing is', () => {
    const { linkedWith, published } = certified('crimes', 3);
    expect({ linkedWith, published }).toEqual({ linkedWith: [], published: [] });
  });
});
