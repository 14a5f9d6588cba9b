/** Owners that permit a request, by dataset (`police.referralsMade`). */
export type PermittedOwners = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The list as the value of a header: an RFC 9651 list of inner lists. Datasets that the same owners permit stand
 * together, and everything is sorted, so that one list has one text.
 */
export function ownersText(owners: PermittedOwners): string {
  const datasets = new Map<string, string[]>();
  for (const dataset of [...owners.keys()].sort()) {
    const permitting = [...(owners.get(dataset) ?? [])].sort().join(' ');
    if (permitting === '') continue;
    const alike = datasets.get(permitting);
    if (alike) alike.push(dataset);
    else datasets.set(permitting, [dataset]);
  }
  const lists = [...datasets].map(([permitting, names]) => `(${permitting});for="${names.join(' ')}"`);
  return lists.join(', ') || nobody;
}

const nobody = '()';

const owner = '[a-z][a-z0-9-]{1,59}';
const dataset = '[a-z]+\\.[A-Za-z]+';
const list = `\\(${owner}(?: ${owner})*\\);for="${dataset}(?: ${dataset})*"`;
const wellFormed = new RegExp(`^${list}(?:, ${list})*$`);
const lists = /\(([^)]*)\);for="([^"]*)"/g;

/** Reads such a header; undefined where it isn't one, or not the one text of its list. */
export function readOwners(text: string): PermittedOwners | undefined {
  if (text === nobody) return new Map();
  if (!wellFormed.test(text)) return undefined;
  const read = new Map<string, ReadonlySet<string>>();
  for (const [, permitting = '', names = ''] of text.matchAll(lists)) {
    const permitted = new Set(permitting.split(' '));
    for (const name of names.split(' ')) read.set(name, permitted);
  }
  return ownersText(read) === text ? read : undefined;
}
