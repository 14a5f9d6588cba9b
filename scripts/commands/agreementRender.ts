import type { AgreementBook } from '../../gateway/access/agreements/agreementBook.js';
import { type PaperContext, paperDocument } from '../../gateway/access/agreements/papers/paper.js';
import { papersOf } from '../../gateway/access/agreements/papers/papersOf.js';
import { covers, dayOf, standingOf } from '../../gateway/access/agreements/standing.js';
import { listPurposes } from '../../gateway/access/identity/purposeStore.js';
import type { Agreement } from '../../schema/agreements/agreement.js';
import type { Purpose } from '../../schema/purposes/purposes.js';
import { disclosureOf } from '../agreements/disclosureOf.js';
import { withAgreements } from '../agreements/withAgreements.js';
import { createProgress, type Note } from '../progress.js';
import { withRegister } from '../release/withRegister.js';
import { writeWordFiles } from '../writeWordFiles.js';
import { type AgreementCommand, requireAgreement } from './agreement.js';

export interface Render {
  readonly id: string;
  /** Folder that the papers are written to. */
  readonly out: string;
}

/** `concordat agreement render`: the agreement and its papers as Word documents. @throws ConcordatError UNKNOWN_ID */
export async function renderAgreement(command: AgreementCommand, { id, out }: Render): Promise<void> {
  const { config, write } = command;
  const { book, purposes } = await withAgreements(config, async ({ hub, readBook }) => ({
    book: await readBook(),
    purposes: await listPurposes(hub),
  }));
  const agreement = requireAgreement(book, id);
  const progress = createProgress({ output: process.stderr, colour: config.colour });
  const context = await progress.step("Looking at the owner's releases from outside", (note) =>
    contextOf(command, { agreement, book, purposes, note }),
  );
  const papers = papersOf(context);
  const documents = papers.map((paper) => ({ name: paper.name, document: paperDocument(paper, context) }));
  write(await writeWordFiles(out, documents));
}

interface Known {
  readonly agreement: Agreement;
  readonly book: AgreementBook;
  readonly purposes: readonly Purpose[];
  readonly note: Note;
}

function contextOf({ config, clock }: AgreementCommand, { agreement, book, purposes, note }: Known) {
  return withRegister(config, async (access): Promise<PaperContext> => {
    const on = dayOf(clock());
    const datasets = access.catalogue.datasets.filter(
      ({ sector, name, rule }) => rule !== 'PUBLISHED' && covers(agreement, `${sector}.${name}`),
    );
    const { owner: id } = agreement;
    return {
      agreement,
      owner: book.owners.find((one) => one.id === id) ?? { id, name: id, sector: '' },
      standing: standingOf(book, agreement, on),
      datasets,
      purposes: purposes.filter((one) => agreement.purposes.includes(one.id)),
      disclosure: await disclosureOf(access, { owner: id, datasets, note }),
      on,
    };
  });
}
