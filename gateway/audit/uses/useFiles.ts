import type { UseRow } from '../../../schema/protocol/audit/useRows.js';
import { useWorkbook, type WorkbookKind, workbookTypes } from '../../../schema/protocol/audit/useWorkbook.js';
import type { Reply } from '../../http/route.js';

/** Uses as a spreadsheet to keep. */
export const workbookReply = (rows: readonly UseRow[], name: string, kind: WorkbookKind): Reply => ({
  status: 200,
  headers: {
    'content-type': workbookTypes[kind],
    'content-disposition': `attachment; filename="${name}.${kind}"`,
  },
  body: useWorkbook(rows, kind),
});
