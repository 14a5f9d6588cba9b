import { z } from 'zod';
import { ageColumn, countColumn, genderColumn, quarterColumn } from './columns.js';
import type { Leaf } from './leaf.js';
import type { Responder } from './officialFile.js';
import { exploitationColumn } from './publishedExploitation.js';
import type { Sheet } from './readCsv.js';
import { readRows } from './readRows.js';

const columns = z.strictObject({
  quarter: quarterColumn,
  responder_class: z.enum(['POLICE', 'LOCAL_AUTHORITY', 'NGO', 'GOVERNMENT'], {
    error: 'one of POLICE, LOCAL_AUTHORITY, NGO, GOVERNMENT',
  }),
  first_responder: z.string(),
  exploitation: exploitationColumn,
  age_at_exploitation: ageColumn,
  gender: genderColumn,
  referrals: countColumn,
});

/** Leaves of the quarterly first-responder tables. */
export function responderLeaves(sheet: Sheet, responders: readonly Responder[]): Leaf[] {
  const known = new Map(responders.map((responder) => [responder.name, responder]));
  return readRows(sheet, { columns: knownRowsOf(known), number: 'referrals' }).map((row) => ({
    quarter: row.quarter,
    codes: {
      responderClass: row.responder_class,
      firstResponder: row.first_responder,
      publishedExploitation: row.exploitation,
      age: row.age_at_exploitation,
      sex: row.gender,
    },
    forceArea: known.get(row.first_responder)?.forceArea,
    count: row.referrals,
  }));
}

/** A responder nobody has classed can't be placed on the right side of the threshold, so it is refused. */
function knownRowsOf(known: ReadonlyMap<string, Responder>) {
  return columns.superRefine((row, context) => {
    const responder = known.get(row.first_responder);
    const message = responder
      ? `${responder.class}, the class of ${responder.name}`
      : 'a first responder that schema/official/responders.json lists';
    const path = [responder ? 'responder_class' : 'first_responder'];
    if (responder?.class !== row.responder_class) context.addIssue({ code: 'custom', path, message });
  });
}
