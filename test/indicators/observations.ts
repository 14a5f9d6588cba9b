import type { Observation } from '../../gateway/indicators/observation.js';

/** A figure of Greater Manchester's force in 2023, rounded, with what a test changes. */
export function figure(of: string, value: number | null, change: Partial<Observation> = {}): Observation {
  return {
    of,
    cell: `${of}-cell`,
    area: { code: 'E23000005', name: 'Greater Manchester Police' },
    period: '2023',
    value,
    status: value === null ? 'WITHHELD' : 'RELEASED',
    isRounded: true,
    approximate: null,
    owner: 'Greater Manchester Police (demo)',
    provenance: 'SYNTHETIC',
    release: 'greater-manchester-police-demo.decisions.2026-09-30',
    vintage: '2026-09-30',
    fallback: null,
    ...change,
  };
}

/** A published figure, exact. */
export const published = (of: string, value: number | null, change: Partial<Observation> = {}): Observation =>
  figure(of, value, { isRounded: false, provenance: 'OFFICIAL', owner: 'Home Office', ...change });
