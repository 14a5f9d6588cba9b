import type { CoverageReport } from './coverageReport.js';

/** The coverage report as JSON: definitions without their documents, values with their sources. */
export function coverageJson({ rows, ...report }: CoverageReport) {
  return {
    ...report,
    indicators: rows.map(({ indicator: { readings: _documents, ...indicator }, values }) => ({
      ...indicator,
      values: values.map(({ offered: _offered, ...value }) => value),
    })),
  };
}
