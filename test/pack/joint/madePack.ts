import type {
  AskPosition,
  PackEvent,
  RegisteredPack,
  UsedRelease,
} from '../../../gateway/pack/joint/packEvent.js';
import type { Manifest } from '../../../gateway/pack/proof/manifest.js';

export const [london, manchester] = ['E12000007', 'E47000001'];
export const hashOf = (text: string): string => Buffer.from(text.padEnd(32)).toString('hex');

/** A manifest with two asks and two regions that uses one release. */
export const madeManifest = (over: Partial<Manifest> = {}): Manifest => ({
  format: 'concordat-pack-1',
  variant: 'WHOLE',
  edition: 'whole',
  builtOn: '2026-11-21',
  isSynthetic: true,
  figures: [],
  asks: { '6a': hashOf('6a'), '6b': hashOf('6b') },
  replaces: null,
  endorsements: [],
  releases: ['met.crimes.2026'],
  regions: { [london]: hashOf('London'), [manchester]: hashOf('Manchester') },
  files: [{ path: 'index.html', bytes: 1, sha256: hashOf('file') }],
  ...over,
});

export const madePack = (
  manifest: Partial<Manifest> = {},
  events: readonly PackEvent[] = [],
  over: Partial<RegisteredPack> = {},
): RegisteredPack => ({
  sha256: hashOf('pack'),
  manifest: madeManifest(manifest),
  organisation: 'mayors-demo',
  purpose: 'evidence-to-the-home-secretary',
  registeredAt: new Date('2026-11-21T10:00:00Z'),
  auditEntry: '7',
  embargoUntil: undefined,
  events,
  ...over,
});

export const madeRelease = (over: Partial<UsedRelease> = {}): UsedRelease => ({
  id: 'met.crimes.2026',
  dataset: 'police.crimes',
  owners: [{ id: 'met', name: 'Met (demo)' }],
  groupHarm: undefined,
  ended: undefined,
  refusals: [],
  ...over,
});

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 9, minute));
export const supportsAll: readonly AskPosition[] = [
  { ask: '6a', position: 'SUPPORT' },
  { ask: '6b', position: 'SUPPORT' },
];

/** Steps of an organisation, the minute after nine at which it took them. */
export const stepsOf = (organisation: string, person = `person of ${organisation}`) => {
  const by = { organisation, person };
  return {
    signs: (minute: number, positions = supportsAll, region?: string): PackEvent => ({
      kind: 'SIGNED',
      ...by,
      at: at(minute),
      signatory: `Mayor of ${organisation}`,
      region,
      positions,
    }),
    withdraws: (minute: number): PackEvent => ({ kind: 'WITHDRAWN', ...by, at: at(minute) }),
    approves: (minute: number): PackEvent => ({ kind: 'RELEASE_APPROVED', ...by, at: at(minute) }),
    approvesSentences: (minute: number, dataset: string): PackEvent => ({
      kind: 'SENTENCES_APPROVED',
      ...by,
      at: at(minute),
      dataset,
    }),
  };
};

/** As a pack prints whoever supports every ask. */
export const printed = (organisation: string, positions = supportsAll) => ({
  organisation,
  signatory: `Mayor of ${organisation}`,
  positions: [...positions],
});
