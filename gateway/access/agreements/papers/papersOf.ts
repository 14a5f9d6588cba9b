import { agreementPaper } from './agreementPaper.js';
import { anonymisationAssessment } from './anonymisationAssessment.js';
import { appropriatePolicy } from './appropriatePolicy.js';
import { breachProcedure } from './breachProcedure.js';
import { impactAssessment } from './impactAssessment.js';
import { jointControllers } from './jointControllers.js';
import type { Paper, PaperContext } from './paper.js';
import { partThreeNote } from './partThreeNote.js';
import { processingRecord } from './processingRecord.js';

/** The agreement as a document, and what else its parties have to write, filled as far as the hub knows. Pure. */
export function papersOf(context: PaperContext): readonly Paper[] {
  const { lawfulBasis, parties } = context.agreement;
  const isShared = parties.filter(({ role }) => role === 'joint-controller').length > 1;
  return [
    agreementPaper(context),
    impactAssessment(context),
    ...(isShared ? [jointControllers(context)] : []),
    processingRecord(context),
    appropriatePolicy(context),
    ...(lawfulBasis.includes('PART_3_SECTION_36_4') ? [partThreeNote(context)] : []),
    breachProcedure(context),
    anonymisationAssessment(context),
  ];
}
