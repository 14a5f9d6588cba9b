import type { TableRequest } from '../../../schema/protocol/tableRequest.js';

/** Requests for a terminal: what is wanted, by whom and what for, and what each owner answered. */
export const tableRequestsText = (requests: readonly TableRequest[]): string =>
  requests.length === 0 ? 'No table was asked for.\n' : requests.map(tableRequestText).join('\n');

export function tableRequestText(request: TableRequest): string {
  const { id, dataset, table, organisation, purpose, reason, owner, askedAt, decisions } = request;
  const answers = decisions.map(
    (one) =>
      `  ${one.outcome.toLowerCase().padEnd(9)} ${day(one.decidedAt)} by ${one.owner}: ${one.reason}\n`,
  );
  return [
    `${id}: ${dataset}, table ${table.name}\n`,
    `  by        ${[table.area, table.period, ...table.dimensions].join(', ')}\n`,
    `  asked     ${day(askedAt)} by ${organisation}, for ${purpose}\n`,
    `  why       ${reason}\n`,
    `  of        ${owner ?? 'every owner of the dataset'}\n`,
    ...(answers.length > 0 ? answers : ['  open      nobody has answered\n']),
  ].join('');
}

const day = (moment: string): string => moment.slice(0, 10);
