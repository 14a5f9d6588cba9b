import { type ConstDirectiveNode, valueFromASTUntyped } from 'graphql';
import type { Check } from '../check.js';
import { directedElements } from '../directedElements.js';

/** Lists of lists that a directive's argument holds, whatever shape it was written in. */
function groupsOf(directive: ConstDirectiveNode, name: string): readonly (readonly unknown[])[] {
  const given = directive.arguments?.find((argument) => argument.name.value === name);
  const value: unknown = given && valueFromASTUntyped(given.value);
  return Array.isArray(value) ? value.map((group: unknown) => (Array.isArray(group) ? group : [group])) : [];
}

const isEmpty = (groups: readonly (readonly unknown[])[]): boolean =>
  groups.length === 0 || groups.some((group) => group.length === 0 || group.some((one) => one === ''));

/** Policies name a dataset that exists, of the partner's own sector; neither they nor scopes are empty. */
export const namedPolicies: Check = (subject, { catalogue, sector }) =>
  directedElements(subject).flatMap(({ element, coordinate }) => {
    const scopes = subject.directives(element, 'requiresScopes').flatMap((directive) =>
      isEmpty(groupsOf(directive, 'scopes'))
        ? [
            subject.at(directive, coordinate, {
              code: 'SCOPES_EMPTY',
              severity: 'REFUSED' as const,
              message: `@requiresScopes at ${coordinate} asks for nothing, which some read as everybody and some as nobody.`,
              remedy: 'Name at least one scope in each list, or use @authenticated.',
            }),
          ]
        : [],
    );
    const policies = subject.directives(element, 'policy').flatMap((directive) => {
      const groups = groupsOf(directive, 'policies');
      if (isEmpty(groups))
        return [
          subject.at(directive, coordinate, {
            code: 'POLICY_EMPTY',
            severity: 'REFUSED' as const,
            message: `@policy at ${coordinate} names no dataset.`,
            remedy: 'Name the dataset that is counted: @policy(policies: [["<sector>.<dataset>"]]).',
          }),
        ];
      return groups.flat().flatMap((name) => {
        const [part = '', dataset = ''] = String(name).split('.');
        const known = catalogue.dataset(dataset);
        if (known?.sector === part && (sector === undefined || sector === part)) return [];
        const own = catalogue.datasets
          .filter((one) => one.sector === (sector ?? part))
          .map((one) => one.name);
        return [
          subject.at(directive, coordinate, {
            code: known?.sector === part ? 'POLICY_OF_ANOTHER_SECTOR' : 'POLICY_UNKNOWN',
            severity: 'REFUSED' as const,
            message:
              known?.sector === part
                ? `${coordinate} is of ${name}, and its publisher of the sector ${sector}.`
                : `${coordinate} names the policy "${String(name).slice(0, 60)}", which no dataset has.`,
            remedy: `Name a dataset of ${sector ?? 'a sector'}: ${own.map((one) => `${sector ?? part}.${one}`).join(', ') || 'see concordat list'}.`,
          }),
        ];
      });
    });
    return [...scopes, ...policies];
  });
