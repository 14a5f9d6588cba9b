import { numericFields } from '../../../../disclosure/numericFields.js';
import type { Check } from '../check.js';
import { namedOf } from '../subject.js';

const listed = new Set(numericFields.map(({ field }) => field));
const words = new Set(['String', 'ID', 'Boolean']);
const figures = new Set(['Count', 'Rate']);

/** Numbers leave as Counts and Rates, which the gate compares with the register; a plain number would pass it by. */
export const gatedNumbers: Check = (subject, { contract }) =>
  [...subject.types.values()].flatMap((type) =>
    type.fields.flatMap((field) => {
      const coordinate = `${type.name}.${field.name.value}`;
      const named = namedOf(field.type);
      const declared = subject.types.get(named);
      const isScalar = declared === undefined ? !contract.types.has(named) : declared.kind === 'scalar';
      const isShared = contract.types.has(named) && declared !== undefined;
      if (!isScalar || isShared || words.has(named) || listed.has(coordinate) || figures.has(type.name))
        return [];
      // What isn't declared at all is for composition to say.
      if (declared === undefined && named !== 'Int' && named !== 'Float') return [];
      return [
        subject.at(field, coordinate, {
          code: 'NUMBER_UNGATED',
          severity: 'REFUSED',
          message: `${coordinate} is ${named}, which could hold a number that the gate never sees.`,
          remedy: 'Make it a Count or a Rate of a registered release.',
        }),
      ];
    }),
  );
