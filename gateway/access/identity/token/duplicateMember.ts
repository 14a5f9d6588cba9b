const token = /"(?:[^"\\]|\\.)*"|[{}[\]]/g;

/**
 * The first member name that an object of a valid JSON text has twice, at any depth. `JSON.parse` keeps the last of
 * twins and others the first, so that two readers of one token would see two requesters.
 */
export function duplicateMember(json: string): string | undefined {
  const open: (Set<string> | undefined)[] = [];
  for (const { 0: found, index } of json.matchAll(token)) {
    if (found === '{') open.push(new Set());
    else if (found === '[') open.push(undefined);
    else if (found === '}' || found === ']') open.pop();
    else if (isName(json, index + found.length)) {
      const name: string = JSON.parse(found);
      const names = open.at(-1);
      if (names?.has(name)) return name;
      names?.add(name);
    }
  }
  return undefined;
}

/** A string is a member's name where a colon follows it. */
function isName(json: string, end: number): boolean {
  let at = end;
  while (' \t\n\r'.includes(json[at] ?? '?')) at++;
  return json[at] === ':';
}
