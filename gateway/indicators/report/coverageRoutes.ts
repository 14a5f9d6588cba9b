import { ConcordatError } from '../../../schema/protocol/errors.js';
import { parsePeriodSelection } from '../../../schema/protocol/period.js';
import type { Identify } from '../../access/identify.js';
import { type Incoming, jsonReply, type Reply, type Route, textReply } from '../../http/route.js';
import { coverageCsv } from './coverageCsv.js';
import { coverageJson } from './coverageJson.js';
import {
  type CoverageMeans,
  type CoverageQuestion,
  type CoverageReport,
  coverageReport,
} from './coverageReport.js';
import { coverageText } from './coverageText.js';

const formats: Readonly<Record<string, (report: CoverageReport) => Reply>> = {
  '/coverage': (report) => textReply(200, coverageText(report)),
  '/coverage.txt': (report) => textReply(200, coverageText(report)),
  '/coverage.json': (report) => jsonReply(200, coverageJson(report)),
  '/coverage.csv': (report) => ({
    status: 200,
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="coverage${report.isSynthetic ? '_SYNTHETIC' : ''}.csv"`,
    },
    body: coverageCsv(report),
  }),
};

export interface CoverageRouteMeans extends Omit<CoverageMeans, 'requester'> {
  readonly identify: Identify;
}

/** `GET /coverage`, `.txt`, `.json` and `.csv`, with `area` and `period` as query parameters. */
export function coverageRoutes(means: CoverageRouteMeans): readonly Route[] {
  return Object.entries(formats).map(([path, render]) => ({
    method: 'GET' as const,
    path,
    maxBodyBytes: 0,
    handle: async (incoming) => {
      const question = questionIn(incoming);
      const requester = await means.identify(incoming);
      return render(await coverageReport({ ...means, requester }, question));
    },
  }));
}

function questionIn({ url: { searchParams } }: Incoming): CoverageQuestion {
  const unknown = [...searchParams.keys()].find((name) => name !== 'area' && name !== 'period');
  if (unknown !== undefined) throw unknownParameter(unknown);
  const [area, period] = [searchParams.get('area') || undefined, searchParams.get('period') || undefined];
  if (period !== undefined) parsePeriodSelection(period);
  if (period?.includes('..')) throw oneRange(period);
  return { area, period };
}

function unknownParameter(name: string): ConcordatError {
  return new ConcordatError('ARGUMENT_INVALID', {
    expected: 'area, period or nothing',
    found: `"${name.slice(0, 60)}"`,
    remedy: 'Leave it out.',
  });
}

function oneRange(period: string): ConcordatError {
  return new ConcordatError('BAD_PERIOD', {
    expected: 'one period: 2023, 2023-Q4, or several years counted as one (2019/2023)',
    found: `the range ${period}`,
    remedy: 'Ask for one period at a time.',
  });
}
