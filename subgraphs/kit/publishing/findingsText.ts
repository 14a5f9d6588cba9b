import type { SaidFinding } from './registryClient.js';

/** Findings for a terminal: what, where, and what to do; refusals first. */
export function findingsText(findings: readonly SaidFinding[], file: string): string {
  const ordered = [...findings].sort(
    (one, other) => rank(one) - rank(other) || one.place.line - other.place.line,
  );
  return ordered
    .map(({ severity, code, message, place, remedy }) => {
      const at = `${file}:${place.line}:${place.column}`;
      const where = place.coordinate === null ? at : `${at}  ${place.coordinate}`;
      return `${severity.padEnd(8)} ${code}\n  at     ${where}\n  found  ${message}\n  do     ${remedy}\n`;
    })
    .join('\n');
}

const rank = ({ severity }: SaidFinding): number => (severity === 'REFUSED' ? 0 : 1);
