import { type GraphQLSchema, getNamedType, isEnumType, isObjectType } from 'graphql';
import type { Catalogue } from '../../schema/datasets/dataset.js';

/** How codes and names of an answer read to people. Everything comes from the schema and the catalogue. */
export interface Words {
  /** A code of a dimension, an enum field or a place: `ANY_DOMESTIC` of `exploitation`. */
  readonly code: (column: string, code: string) => string;
  /** A code in a table or a chart: its description without what follows a colon or stands in brackets. */
  readonly short: (column: string, code: string) => string;
  /** The same in a word or two, where there is no room for a description: `NOT_REPRODUCIBLE` is "Not reproducible". */
  readonly brief: (column: string, code: string) => string;
  /** A column: `responderClass` is "Responder class". */
  readonly column: (name: string) => string;
  readonly dataset: (name: string) => string;
  /** What a dataset counts and in which unit. */
  readonly counts: (name: string) => string;
}

const columns: Readonly<Record<string, string>> = {
  askedArea: 'Asked for',
  publishedExploitation: 'Exploitation',
  age: 'Age at exploitation',
};

/** A column whose codes are partly those of another: the published words beside our ANY_ values. */
const sameCodes: Readonly<Record<string, string>> = { publishedExploitation: 'exploitation' };

export function wordsOf(apiSchema: GraphQLSchema, catalogue: Pick<Catalogue, 'dataset'>): Words {
  const labels = labelsOf(apiSchema);
  const label = (column: string, code: string) =>
    labels.get(`${sameCodes[column] ?? column} ${code}`) ?? (code === 'ALL' ? 'All' : code);
  return {
    code: label,
    short: (column, code) =>
      label(column, code) === code ? code : (/^[^:(]*[^:( ]/.exec(label(column, code))?.[0] ?? code),
    brief: (column, code) => (labels.has(`${column} ${code}`) ? sentenceCase(code) : code),
    column: (name) => columns[name] ?? sentenceCase(name),
    dataset: (name) => catalogue.dataset(name)?.title ?? sentenceCase(name),
    counts: (name) => {
      const found = catalogue.dataset(name);
      return found ? `${found.counts}. Unit: ${found.unit}.` : '';
    },
  };
}

/** Descriptions of enum values, by the field that carries them. */
function labelsOf(apiSchema: GraphQLSchema): ReadonlyMap<string, string> {
  const types = Object.values(apiSchema.getTypeMap()).filter(isObjectType);
  const entries = types.flatMap((type) =>
    Object.values(type.getFields()).flatMap((field) => {
      const named = getNamedType(field.type);
      if (!isEnumType(named) || named.name.startsWith('__')) return [];
      return named
        .getValues()
        .map((value) => [`${field.name} ${value.name}`, value.description ?? value.name] as const);
    }),
  );
  return new Map(entries);
}

/** `responderClass`, `fit.kind` and `MONTHS_12` as words that open a heading. */
export function sentenceCase(name: string): string {
  const spaced = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[._/]+/g, ' ')
    .toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
