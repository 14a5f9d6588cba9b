import { SheetRefused } from '../intakeFault.js';
import { faultsText } from './faultsText.js';
import type { KitContext } from './kitContext.js';

/** Does what was asked; a sheet that is refused is told place by place. */
export async function refusing(
  { fail, write }: KitContext,
  { json }: { readonly json?: boolean },
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof SheetRefused)) throw error;
    if (json) write(`${JSON.stringify({ file: error.file, faults: error.faults })}\n`);
    fail(json ? '' : faultsText(error.file, error.faults));
  }
}
