import { type IStylesOptions, LineRuleType } from 'docx';

const deep = '12436d';
const quiet = '484d52';
const alarm = '7a1330';

const based = (id: string, run: object, spacing = { before: 0, after: 120 }) => ({
  id,
  name: id,
  basedOn: 'Normal',
  run,
  paragraph: { spacing },
});

const headingStyle = (size: number, before: number) => ({
  run: { font: 'Arial', size, bold: true, color: '0b0c0c' },
  paragraph: { spacing: { before, after: 120 } },
});

/** The looks of the pack in Word: sizes in half points, spacing in twentieths of a point. */
export const wordStyles: IStylesOptions = {
  default: {
    document: {
      run: { font: 'Arial', size: 22, color: '0b0c0c', language: { value: 'en-GB' } },
      // Without the rule some programs take the line for an exact height, and cut pictures and large letters off.
      paragraph: { spacing: { after: 120, line: 276, lineRule: LineRuleType.AUTO } },
    },
    title: headingStyle(48, 480),
    heading1: headingStyle(34, 0),
    heading2: headingStyle(26, 280),
    heading3: headingStyle(23, 280),
  },
  paragraphStyles: [
    based('Lead', { size: 26 }),
    based('Kicker', { bold: true, color: deep }),
    based('Quiet', { color: quiet }),
    based('Small', { size: 19 }, { before: 0, after: 60 }),
    based('Mark', { bold: true, color: alarm }),
    based('KeyNumber', { size: 48, bold: true, color: deep }),
    based('Cell', { size: 18 }, { before: 0, after: 0 }),
    based('TableCaption', { size: 20, bold: true }, { before: 120, after: 60 }),
    {
      ...based('Quotation', { size: 24 }),
      paragraph: { indent: { left: 360 }, spacing: { before: 60, after: 120 } },
    },
  ],
};
