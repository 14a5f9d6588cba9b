import { InternalHyperlink, type ParagraphChild, TextRun } from 'docx';
import type { Run, Runs } from '../block.js';

/** Running text as children of a Word paragraph. */
export const wordRuns = (runs: Runs): ParagraphChild[] => runs.map(wordRun);

function wordRun(run: Run): ParagraphChild {
  if (typeof run === 'string') return new TextRun(run);
  if ('target' in run)
    return new InternalHyperlink({
      anchor: run.target,
      children: [new TextRun({ text: run.text, style: 'Hyperlink' })],
    });
  switch (run.look) {
    case 'STRONG':
      return new TextRun({ text: run.text, bold: true });
    case 'EMPHASIS':
      return new TextRun({ text: run.text, italics: true });
    case 'QUIET':
      return new TextRun({ text: run.text, color: '484d52' });
    case 'CODE':
      return new TextRun({ text: run.text, font: 'Courier New' });
    case 'QUOTED':
      return new TextRun(`‘${run.text}’`);
  }
}
