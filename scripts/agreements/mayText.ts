import type { DatasetAnswer, FieldAnswer } from '../../gateway/access/agreements/mayAsk.js';

const isRefused = ({ remedies }: FieldAnswer): boolean => remedies.length > 0;

/** What somebody may see of a document, as a text: refused fields, then partners' datasets, then how many are free. */
export function mayText(answers: readonly FieldAnswer[]): string {
  const refused = answers.filter(isRefused);
  const owned = answers.flatMap((one) =>
    one.dataset && !isRefused(one) ? [{ ...one, dataset: one.dataset }] : [],
  );
  const free = answers.length - refused.length - owned.length;
  return [
    ...refused.map(({ coordinate, remedies }) => `NO       ${coordinate}\n${indented(remedies)}`),
    ...owned.map(({ coordinate, dataset }) => ownersText(coordinate, dataset)),
    `YES      ${free} other ${free === 1 ? 'field' : 'fields'}: public, or the hub's own\n`,
  ].join('');
}

function ownersText(coordinate: string, { permitting, refusing }: DatasetAnswer): string {
  const all = permitting.length + refusing.length;
  if (refusing.length === 0)
    return `YES      ${coordinate}, of ${all === 1 ? 'its owner' : `all ${all} owners`}\n`;
  const reasons = refusing.map(({ message, extensions }) => `${message} ${extensions.remedy}`);
  return `IN PART  ${coordinate}, of ${permitting.length} of ${all} owners\n${indented([...new Set(reasons)])}`;
}

const indented = (lines: readonly string[]): string => lines.map((line) => `           ${line}\n`).join('');
