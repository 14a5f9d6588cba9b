import { describe, expect, test } from '@jest/globals';
import {
  organisationKind,
  permissionsWithinFirewall,
  withinFirewall,
} from '../../gateway/access/firewall.js';
import { testAnalyst } from './testAnalyst.js';

describe('the firewall', () => {
  test.each([
    { organisation: 'home-office' },
    { organisation: 'home-office-analysis' },
    { organisation: 'uk-visas-and-immigration' },
    { organisation: 'border-force' },
    { organisation: 'immigration-enforcement' },
    { roles: ['analyst', 'immigration-officer'] },
    { roles: ['home-office'] },
    { purpose: 'deportation-planning' },
    { project: 'Immigration checks' },
  ])('leaves %j the open pack alone, whatever agreements say', (change) => {
    const requester = withinFirewall({ ...testAnalyst, ...change });
    expect(requester).toMatchObject({
      roles: ['open-pack-reader'],
      scopes: [],
      purpose: undefined,
      project: undefined,
    });
    const permitted = permissionsWithinFirewall(requester, {
      isAuthenticated: true,
      scopes: new Set(['explore']),
      policies: new Set(['police.referralsMade']),
      owners: new Map([['police.referralsMade', new Set(['metropolitan-police-demo'])]]),
      fingerprint: 'all',
      whyNot: () => '',
      whyNotOwner: () => {
        throw new Error('Not asked.');
      },
      agreementsOn: () => ['metropolitan-police-demo.evidence-2026'],
    });
    expect([permitted.scopes.size, permitted.policies.size, permitted.owners.size]).toEqual([0, 0, 0]);
    expect(permitted.whyNot('police.referralsMade')).toContain('No agreement changes that');
    expect(permitted.whyNotOwner('Kent Police (demo)', 'police.crimes')?.extensions.remedy).toContain(
      'No agreement changes that',
    );
    expect(permitted.agreementsOn(['police.referralsMade'])).toEqual([]);
  });

  test('lets everybody else be', () => {
    expect(withinFirewall(testAnalyst)).toBe(testAnalyst);
    expect(organisationKind('homelessness-charity-demo')).toBe('OTHER');
    expect(organisationKind('metropolitan-police-demo')).toBe('OTHER');
  });
});
