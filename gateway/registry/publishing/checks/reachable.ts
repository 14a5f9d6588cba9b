import { isIP } from 'node:net';
import type { Finding } from './finding.js';

/** What the hub must never be made to call: itself as a machine's metadata service, or anything link-local. */
const forbidden = [/^169\.254\./, /^0\./, /^\[?fe[89ab]/i, /^\[?::\]?$/, /^metadata\./i, /^\[?fd00:ec2:/i];

const isLoopback = (host: string): boolean => host === 'localhost' || /^127\./.test(host) || host === '[::1]';

/** Networks of one's own (RFC 1918, RFC 4193), where a certificate is often not to be had. */
const isPrivate = (host: string): boolean =>
  (isIP(host) === 4 && /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(host)) ||
  /^\[f[cd]/i.test(host);

/** What is wrong with the address of a subgraph, before anybody calls it. */
export function addressFindings(subgraph: string, routingUrl: string): readonly Finding[] {
  const place = { subgraph, coordinate: null, line: 1, column: 1 };
  const refuse = (code: string, message: string, remedy: string): readonly Finding[] => [
    { code, severity: 'REFUSED', message, place, remedy },
  ];
  const give =
    'Give the address at which the subgraph answers, such as https://statistics.example.org/graphql.';
  const url = URL.canParse(routingUrl) ? new URL(routingUrl) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol))
    return refuse('ROUTING_URL_INVALID', 'The routing URL is no address of http or https.', give);
  if (url.username !== '' || url.password !== '' || url.hash !== '')
    return refuse('ROUTING_URL_SECRET', 'The routing URL holds a name, a password or a fragment.', give);
  if (forbidden.some((pattern) => pattern.test(url.hostname)))
    return refuse('ROUTING_URL_FORBIDDEN', `The hub calls nothing at ${url.hostname}.`, give);
  if (url.protocol === 'http:' && !isLoopback(url.hostname) && !isPrivate(url.hostname))
    return refuse(
      'ROUTING_URL_INSECURE',
      'Figures would travel unencrypted over the Internet.',
      'Serve it by https. Plain http is for this machine and for private networks.',
    );
  return [];
}

const mailbox = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;

/** The contact is a mailbox, so that somebody can be told. */
export function contactFindings(subgraph: string, contact: string): readonly Finding[] {
  if (mailbox.test(contact)) return [];
  return [
    {
      code: 'CONTACT_INVALID',
      severity: 'REFUSED',
      message: 'The contact is no mailbox.',
      place: { subgraph, coordinate: null, line: 1, column: 1 },
      remedy: 'Give the mailbox of the office that runs the subgraph, such as statistics@example.org.',
    },
  ];
}
