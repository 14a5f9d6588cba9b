import { type Grid, textsOf } from './grid.js';

/** The publication's own title: the first line of the workbook that names the mechanism; undefined where none does. */
export function publicationTitle(grids: readonly Grid[]): string | undefined {
  const [cover] = grids;
  const lines = cover?.rows.slice(0, 20).flatMap(textsOf) ?? [];
  const title = lines.find(
    (line) => /national referral mechanism|\bnrm\b/i.test(line) && !/^table/i.test(line),
  );
  return title?.replace(/\s*\[[^\]]*\]/g, '').slice(0, 300);
}
