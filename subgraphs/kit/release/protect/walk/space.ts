import type { Structure } from '../../../../../schema/protocol/disclosure/structure.js';
import { isByQuarter, type View } from '../../../../../schema/protocol/disclosure/view.js';
import { yearOf } from '../../../../../schema/protocol/period.js';

/**
 * Everything that the views together tell of one person: a smallest area, a period and a class of each dimension.
 * A person so described stands in one atom of every view, and what two views both tell agrees by itself.
 */
export interface Space {
  /** How many values each attribute has: presence, area, period, then the dimensions. */
  readonly sizes: readonly number[];
  readonly views: readonly SpaceView[];
  /** By attribute, the views that tell it. */
  readonly tellers: readonly (readonly number[])[];
}

export interface SpaceView {
  readonly firstAtom: number;
  readonly atoms: number;
  /** Attributes in the order of the view's own numbering, with how many classes the view makes of each. */
  readonly attributes: readonly number[];
  readonly classes: readonly number[];
  /** How far apart two atoms are that differ by one in that attribute. */
  readonly strides: readonly number[];
  /** By attribute in that order and by value, the view's own class; -1 where the view doesn't reach. */
  readonly classOf: readonly Int16Array[];
  /** By attribute in that order and by class, a value that stands for it. */
  readonly valueOf: readonly Int16Array[];
}

/** Whether somebody is counted at all: tables may hold more or fewer people than the true ones. */
export const presenceAttribute = 0;
export const absent = 1;
export const areaAttribute = 1;
export const periodAttribute = 2;

/** Spaces of views that tell the same number their attributes alike. */
export function spaceOf({ views }: Pick<Structure, 'views'>): Space {
  const all = views.map(({ view }) => view);
  const leaves = all[0]?.areas.classOf.length ?? 1;
  const quarters = all.filter(isByQuarter);
  const periods = [...new Set((quarters.length > 0 ? quarters : all).flatMap((view) => view.periods))].sort();
  const names = [...new Map(all.flatMap(dimensionsOf)).entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  const placed = views.map(({ view, firstAtom }) =>
    spaceView(view, firstAtom, { periods, names: names.map(([name]) => name) }),
  );
  const sizes = [2, leaves, periods.length, ...names.map(([, size]) => size)];
  const tellers = sizes.map((_, attribute) =>
    placed.flatMap(({ attributes }, at) =>
      attribute === presenceAttribute || attributes.includes(attribute) ? [at] : [],
    ),
  );
  return { sizes, views: placed, tellers };
}

/** Dimensions of one class tell nothing. One that no other view shares is the view's own. */
function dimensionsOf(view: View, at: number): readonly (readonly [string, number])[] {
  return view.dimensions.flatMap(({ shared, classes }) =>
    classes.length < 2 ? [] : [[shared ?? `only ${at}`, classes.length] as const],
  );
}

interface Values {
  readonly periods: readonly string[];
  readonly names: readonly string[];
}

function spaceView(view: View, firstAtom: number, { periods, names }: Values): SpaceView {
  const own = view.dimensions.filter(({ classes }) => classes.length > 1);
  const attributes = [
    areaAttribute,
    periodAttribute,
    ...own.map(({ shared }) => 3 + names.indexOf(shared ?? '')),
  ];
  const inView = (period: string) => view.periods.indexOf(isByQuarter(view) ? period : yearOf(period));
  const classOf = [
    Int16Array.from(view.areas.classOf),
    Int16Array.from(periods, inView),
    ...own.map(({ classes }) => Int16Array.from(classes, (_, at) => at)),
  ];
  const classes = [view.areas.size, view.periods.length, ...own.map((dimension) => dimension.classes.length)];
  const values = classes.map((size, at) =>
    Int16Array.from({ length: size }, (_, of) => Math.max(0, classOf[at]?.indexOf(of) ?? 0)),
  );
  const strides = classes.map((_, at) => classes.slice(at + 1).reduce((a, b) => a * b, 1));
  return {
    firstAtom,
    atoms: classes.reduce((a, b) => a * b, 1),
    strides,
    attributes,
    classes,
    classOf,
    valueOf: values,
  };
}

/** The atom of a view that a person with these attributes stands in; -1 for none. */
export function atomOf(
  { firstAtom, attributes, classes, classOf }: SpaceView,
  person: ArrayLike<number>,
  offset = 0,
): number {
  if (person[offset + presenceAttribute] === absent) return -1;
  let atom = 0;
  for (let at = 0; at < attributes.length; at++) {
    const of = classOf[at]?.[person[offset + (attributes[at] ?? 0)] ?? 0] ?? 0;
    if (of < 0) return -1;
    atom = atom * (classes[at] ?? 1) + of;
  }
  return firstAtom + atom;
}
