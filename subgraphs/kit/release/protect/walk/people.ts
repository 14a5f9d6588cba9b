import { joinOf, type Partition, partitionBy } from '../../../../../schema/protocol/disclosure/partition.js';
import { atomOf, type Space, type SpaceView } from './space.js';

/** People, one after another, `space.sizes.length` attributes each. */
export interface People {
  readonly attributes: Int16Array;
  readonly size: number;
}

/**
 * People of whom every view's true atoms are the counts: those of the first view, each given what the next view tells
 * of somebody who is alike in all that both tell. One of many such lists; any will do to walk from. Who couldn't be
 * followed for long enough yet is told no more. Undefined where the views don't count the same people.
 * @param counts by atom of these views
 */
export function peopleOf(space: Space, counts: Int32Array): People | undefined {
  const width = space.sizes.length;
  const order = orderOf(space, counts);
  const [start = 0, ...rest] = order;
  const first = space.views[start];
  if (first === undefined) return undefined;
  const told = space.sizes.map(
    (size): Partition => ({ size: 1, classOf: Array.from({ length: size }, () => 0) }),
  );
  const people = atomsInTurn(first, counts).map((atom) => {
    const person = new Int16Array(width);
    describe(first, atom, { person, told });
    return person;
  });
  refine(told, first);
  for (const at of rest) {
    const view = space.views[at];
    if (view === undefined || !tellMore(view, counts, { people, told })) return undefined;
    refine(told, view);
  }
  const attributes = new Int16Array(people.length * width);
  for (const [at, person] of people.entries()) attributes.set(person, at * width);
  return { attributes, size: people.length };
}

/** The largest view of those that count most people first, then always the one that shares most with those before it. */
function orderOf({ views }: Space, counts: Int32Array): readonly number[] {
  const people = views.map(({ firstAtom, atoms }) =>
    counts.subarray(firstAtom, firstAtom + atoms).reduce((sum, count) => sum + count, 0),
  );
  const open = views
    .map((_, at) => at)
    .sort((a, b) => (people[b] ?? 0) - (people[a] ?? 0) || (views[b]?.atoms ?? 0) - (views[a]?.atoms ?? 0));
  const order = open.splice(0, 1);
  while (open.length > 0) {
    const margin = (at: number) => Math.max(...order.map((other) => sharedBy(views[at], views[other])));
    const best = open.reduce((kept, at) => (margin(at) > margin(kept) ? at : kept));
    order.push(...open.splice(open.indexOf(best), 1));
  }
  return order;
}

function sharedBy(one?: SpaceView, other?: SpaceView): number {
  if (!one || !other) return 0;
  return one.attributes.reduce((product, attribute, at) => {
    const across = other.attributes.indexOf(attribute);
    if (across < 0) return product;
    return product * joinOf(partitionOf(one, at), partitionOf(other, across)).size;
  }, 1);
}

const partitionOf = ({ classOf }: SpaceView, at: number): Partition =>
  partitionBy([...(classOf[at] ?? [])].map(String));

function refine(told: Partition[], view: SpaceView): void {
  for (const [at, attribute] of view.attributes.entries()) {
    const before = told[attribute]?.classOf ?? [];
    told[attribute] = partitionBy(before.map((of, value) => `${of} ${view.classOf[at]?.[value]}`));
  }
}

/** Each atom as often as it counts people. */
function atomsInTurn({ firstAtom, atoms }: SpaceView, counts: Int32Array): readonly number[] {
  return Array.from({ length: atoms }, (_, at) => firstAtom + at).flatMap((atom) =>
    Array.from({ length: counts[atom] ?? 0 }, () => atom),
  );
}

interface Telling {
  readonly people: readonly Int16Array[];
  readonly told: readonly Partition[];
}

function tellMore(view: SpaceView, counts: Int32Array, { people, told }: Telling): boolean {
  const shared = view.attributes.map((attribute, at) => {
    const known = told[attribute] ?? { size: 1, classOf: [] };
    const join = joinOf(partitionOf(view, at), known);
    const ofClass = new Map([...(view.classOf[at] ?? [])].map((of, value) => [of, join.classOf[value] ?? 0]));
    return (of: number) => ofClass.get(of) ?? -1;
  });
  const keyOf = (atom: number) =>
    classesOf(view, atom)
      .map((of, at) => shared[at]?.(of))
      .join(' ');
  const waiting = new Map<string, number[]>();
  for (const atom of atomsInTurn(view, counts)) {
    const key = keyOf(atom);
    const list = waiting.get(key);
    if (list) list.push(atom);
    else waiting.set(key, [atom]);
  }
  for (const person of people) {
    const own = atomOf(view, person);
    if (own < 0) continue;
    const list = waiting.get(keyOf(own)) ?? [];
    const at = list.findLastIndex((atom) => describe(view, atom, { person, told }));
    if (at >= 0) list.splice(at, 1);
  }
  return [...waiting.values()].every((atoms) => atoms.length === 0);
}

/** The view's class of each attribute in an atom. */
export function classesOf({ firstAtom, classes }: SpaceView, atom: number): readonly number[] {
  const found: number[] = [];
  let rest = atom - firstAtom;
  for (let at = classes.length - 1; at >= 0; at--) {
    const size = classes[at] ?? 1;
    found[at] = rest % size;
    rest = Math.floor(rest / size);
  }
  return found;
}

/** Gives a person what an atom tells, within what is told already; false, and no change, where that can't be. */
function describe(
  view: SpaceView,
  atom: number,
  { person, told }: { readonly person: Int16Array; readonly told: readonly Partition[] },
): boolean {
  const values = classesOf(view, atom).map((of, at) => {
    const attribute = view.attributes[at] ?? 0;
    const value = person[attribute] ?? 0;
    const known = told[attribute]?.classOf ?? [];
    if (view.classOf[at]?.[value] === of) return value;
    return known.findIndex((one, other) => one === known[value] && view.classOf[at]?.[other] === of);
  });
  if (values.includes(-1)) return false;
  for (const [at, value] of values.entries()) person[view.attributes[at] ?? 0] = value;
  return true;
}
