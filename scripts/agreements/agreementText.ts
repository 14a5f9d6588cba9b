import type { AgreementBook } from '../../gateway/access/agreements/agreementBook.js';
import { type Expiring, warningDays } from '../../gateway/access/agreements/expiring.js';
import { type Standing, standingOf } from '../../gateway/access/agreements/standing.js';
import type { Agreement } from '../../schema/agreements/agreement.js';
import { conditions } from '../../schema/agreements/conditions.js';
import { provisions } from '../../schema/agreements/lawfulBasis.js';

const standings = {
  IN_FORCE: 'in force',
  NOT_YET: 'not yet in force',
  EXPIRED: 'ended',
  REVOKED: 'revoked',
  STOPPED: "stopped by its owner's kill switch",
} as const satisfies Record<Standing, string>;

/** How an agreement stands on a day, in words. */
export const standingText = (book: AgreementBook, agreement: Agreement, day: string): string =>
  standings[standingOf(book, agreement, day)];

/** One line of a list: its id, how it stands, and until when. */
export const agreementLine = (book: AgreementBook, agreement: Agreement, day: string): string =>
  `${agreement.id.padEnd(58)} ${standingText(book, agreement, day).padEnd(17)} to ${agreement.to}  ${agreement.datasets.join(', ')}\n`;

/** Everything that an agreement says. */
export function agreementText(book: AgreementBook, agreement: Agreement, day: string): string {
  const { id, title, parties, hub, datasets, purposes, organisations, from, to, review, text } = agreement;
  const since = book.revoked.get(id)?.slice(0, 10);
  const rows = [
    ['standing', `${standingText(book, agreement, day)}${since === undefined ? '' : ` on ${since}`}`],
    ['from, to', `${from} to ${to}, both included; review by ${review}`],
    ['parties', parties.map(({ name, role }) => `${name}, ${role}`)],
    ['hub', `run by ${hub.operator}. ${hub.hosting}`],
    ['datasets', datasets],
    ['purposes', purposes],
    ['may ask', organisations],
    ['lawful basis', agreement.lawfulBasis.map((name) => provisions[name])],
    ['conditions', agreement.conditions.map((name) => conditions[name])],
    ['text', `${text.name}, SHA-256 ${text.sha256}`],
  ] as const;
  return `${title}\n${id}\n${rows.map(([name, value]) => rowText(name, value)).join('')}`;
}

function rowText(name: string, value: string | readonly string[]): string {
  const [first = '', ...others] = typeof value === 'string' ? [value] : value;
  return [`  ${name.padEnd(13)} ${first}`, ...others.map((line) => `${' '.repeat(16)}${line}`), ''].join(
    '\n',
  );
}

/** One line about an agreement that ends or is to be reviewed soon. */
export function expiringLine({ agreement: { id }, due, on, daysLeft }: Expiring): string {
  const what = due === 'END' ? 'ends on' : 'to be reviewed by';
  const when = daysLeft < 0 ? `overdue for ${daysText(-daysLeft)}` : `in ${daysText(daysLeft)}`;
  return `${id.padEnd(58)} ${what} ${on}, ${daysLeft === 0 ? 'today' : when}\n`;
}

const daysText = (days: number): string => (days === 1 ? '1 day' : `${days} days`);

/** What a hub says of them when it starts: a line for each kind and warning, however many there are. */
export function expiringWarnings(all: readonly Expiring[]): readonly string[] {
  const kinds = (['END', 'REVIEW'] as const).flatMap((due) => warningDays.map((within) => ({ due, within })));
  return kinds.flatMap(({ due, within }) => {
    const [first, ...others] = all.filter((one) => one.due === due && one.within === within);
    if (first === undefined) return [];
    const what = due === 'END' ? 'in force ends' : 'is to be reviewed';
    const more = others.length === 0 ? '' : ` and ${others.length} more`;
    return `AGREEMENTS. ${first.agreement.id}${more}: ${what} within ${within} days, the first on ${first.on}. npm run -s concordat -- agreement expiring`;
  });
}
