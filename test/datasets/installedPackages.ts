import { readFileSync } from 'node:fs';
import { z } from 'zod';

const names = z.record(z.string(), z.string()).default({});
const entry = z.object({
  version: z.string().optional(),
  license: z.string().optional(),
  dependencies: names,
  optionalDependencies: names,
  peerDependencies: names,
  peerDependenciesMeta: z.record(z.string(), z.object({ optional: z.boolean().optional() })).default({}),
});
const lockFile = z.object({ packages: z.record(z.string(), entry) });

/** What package-lock.json installs, by the place it is installed in; the project itself stands at ''. */
export const lock = lockFile.parse(
  JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')),
).packages;

/** Version of every installed copy of a package, by the place it is installed in. */
export const copies = (name: string): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(
    Object.entries(lock)
      .filter(([place]) => place.endsWith(`node_modules/${name}`))
      .map(([place, { version }]) => [place, version]),
  );

/** Places of the packages that production needs, except through the packages that are left out. */
export function productionPlaces(leftOut: readonly string[]): readonly string[] {
  const found = new Set<string>();
  const open = [''];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    for (const name of neededBy(place)) {
      const at = placeOf(name, place);
      if (leftOut.includes(name) || at === undefined || found.has(at)) continue;
      found.add(at);
      open.push(at);
    }
  }
  return [...found].sort();
}

function neededBy(place: string): readonly string[] {
  const {
    dependencies = {},
    optionalDependencies = {},
    peerDependencies = {},
    peerDependenciesMeta = {},
  } = lock[place] ?? {};
  const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional);
  return [...Object.keys(dependencies), ...Object.keys(optionalDependencies), ...peers];
}

/** Where a package finds another: the nearest `node_modules` on the way up. */
function placeOf(name: string, from: string): string | undefined {
  for (let place = from; ; place = place.slice(0, Math.max(0, place.lastIndexOf('node_modules/') - 1))) {
    const at = `${place === '' ? '' : `${place}/`}node_modules/${name}`;
    if (lock[at]) return at;
    if (place === '') return undefined;
  }
}
