import type { FormattedExecutionResult } from 'graphql';
import type { ConcordatError } from '../../schema/protocol/errors.js';

/** One thing an answer lacks, as it is shown in every format. */
export interface AnswerError {
  readonly code: string;
  readonly message: string;
  /** Where in the answer, such as `area.referralsMade`. */
  readonly path: string;
  readonly remedy?: string;
  readonly owner?: string;
  readonly dataset?: string;
}

/** The errors of an answer. None is ever left out: a gap that isn't explained reads as a zero. */
export function errorsOf({ errors = [] }: FormattedExecutionResult): readonly AnswerError[] {
  return errors.map(({ message, path = [], extensions = {} }) => ({
    code: said(extensions.code) ?? 'FAULT',
    // What Apollo Router says there tells a reader nothing; what would permit it does.
    message: (extensions.code === 'UNAUTHORIZED_FIELD_OR_TYPE' && said(extensions.remedy)) || message,
    path: path.join('.'),
    ...optional('remedy', said(extensions.remedy)),
    ...optional('owner', said(extensions.owner)),
    ...optional('dataset', said(extensions.dataset)),
  }));
}

/** A refusal before the question was asked, in the same shape. */
export function refusalOf({ code, message, remedy }: ConcordatError): AnswerError {
  return { code, message, path: '', remedy };
}

/** The sentences of an error, what to do last and once. */
export function errorText({ message, remedy, owner, dataset }: AnswerError): string {
  const about = [owner, dataset].filter((part) => part !== undefined).join(', ');
  const advice = remedy !== undefined && !message.includes(remedy) ? ` ${remedy}` : '';
  return `${about === '' ? '' : `${about}: `}${message}${advice}`;
}

const said = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const optional = <Key extends string>(key: Key, value: string | undefined): Partial<Record<Key, string>> =>
  value === undefined
    ? {}
    : ({ [key]: value } satisfies Record<string, string> as Partial<Record<Key, string>>);
