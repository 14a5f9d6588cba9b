import { type ConstDirectiveNode, Kind, visit } from 'graphql';
import type { Check } from '../check.js';
import { standardName } from '../linkedNames.js';

/** What the contract allows, beside what GraphQL itself has. */
const allowed = new Set([
  'key',
  'shareable',
  'external',
  'authenticated',
  'requiresScopes',
  'policy',
  'tag',
  'cost',
  'listSize',
  'inaccessible',
  'link',
  'deprecated',
  'specifiedBy',
]);

/** Why some of the others have no place here. */
const reasons: Readonly<Record<string, string>> = {
  override: 'It would take a field away from the partner who answers it.',
  requires: "It would send another partner's figures to this subgraph.",
  provides: "It would answer another partner's fields.",
  interfaceObject: 'It would answer for types that other partners define.',
  composeDirective: 'It would carry a directive to all who ask that only one subgraph knows.',
};

/** Standard directives only, and none that reaches into another partner's subgraph. */
export const standardDirectives: Check = (subject) => {
  const found: ConstDirectiveNode[] = [];
  visit(subject.document, { Directive: (node) => void found.push(node as ConstDirectiveNode) });
  const used = found.flatMap((node) => {
    const name = standardName(subject.links, node.name.value);
    if (allowed.has(name)) return [];
    return [
      subject.at(node, `@${node.name.value}`, {
        code: 'DIRECTIVE_NOT_ALLOWED',
        severity: 'REFUSED',
        message: `@${name} is no directive of the contract.${reasons[name] ? ` ${reasons[name]}` : ''}`,
        remedy: `Leave it out. Allowed are ${[...allowed].map((one) => `@${one}`).join(' ')}.`,
      }),
    ];
  });
  const defined = subject.document.definitions.flatMap((node) => {
    if (node.kind !== Kind.DIRECTIVE_DEFINITION) return [];
    // Servers print the definitions of what they import; those say nothing new.
    const name = standardName(subject.links, node.name.value);
    if (allowed.has(name) || name in reasons || node.name.value.startsWith('federation__')) return [];
    return [
      subject.at(node, `@${node.name.value}`, {
        code: 'DIRECTIVE_OWN',
        severity: 'REFUSED',
        message: `@${node.name.value} is a directive of this subgraph's own.`,
        remedy: 'Leave its definition out: no other subgraph, and no requester, knows what it means.',
      }),
    ];
  });
  return [...used, ...defined];
};
