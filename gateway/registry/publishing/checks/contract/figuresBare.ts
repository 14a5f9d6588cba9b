import type { Check } from '../check.js';

const isFigure = (name: string): boolean => name === 'Count' || name === 'Rate';

/** A figure in a union, or behind an interface, could be asked for without saying that it is one. */
export const figuresBare: Check = (subject) =>
  [...subject.types.values()].flatMap((type) => {
    const member = type.members.find(({ name }) => isFigure(name.value));
    const behind =
      isFigure(type.name) &&
      type.nodes.find((node) => 'interfaces' in node && (node.interfaces?.length ?? 0) > 0);
    if (member === undefined && !behind) return [];
    return [
      subject.at(member ?? type.nodes[0], type.name, {
        code: 'FIGURE_HIDDEN',
        severity: 'REFUSED',
        message: `${type.name} puts a figure ${member ? 'into a union' : 'behind an interface'}, where the gate could miss it.`,
        remedy: 'Let fields answer Count and Rate themselves.',
      }),
    ];
  });
