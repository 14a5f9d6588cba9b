import type { Check } from '../check.js';

/** The newest federation that composition here understands. */
const newest = 9;

const foreign = new Set(['federation', 'link']);

/** The SDL links to federation 2, in a version that composition knows, and to nothing else. */
export const linked: Check = (subject) => {
  const node = subject.document.definitions.find(
    ({ kind }) => kind === 'SchemaExtension' || kind === 'SchemaDefinition',
  );
  const federation = subject.links.find(({ specification }) => specification === 'federation');
  if (federation === undefined)
    return [
      subject.at(node, null, {
        code: 'FEDERATION_LINK_MISSING',
        severity: 'REFUSED',
        message: 'The SDL links to no version of federation 2, so its directives mean nothing.',
        remedy:
          'Begin it with: extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"]).',
      }),
    ];
  const [major, minor] = federation.version.split('.').map(Number);
  const isKnown = major === 2 && minor !== undefined && minor <= newest;
  const strangers = subject.links.filter(({ specification }) => !foreign.has(specification));
  return [
    ...(isKnown
      ? []
      : [
          subject.at(node, null, {
            code: 'FEDERATION_VERSION_UNKNOWN',
            severity: 'REFUSED' as const,
            message: `The SDL links to federation ${federation.version}.`,
            remedy: `Link to one from v2.0 to v2.${newest}.`,
          }),
        ]),
    ...strangers.map(({ specification }) =>
      subject.at(node, null, {
        code: 'LINK_FOREIGN',
        severity: 'REFUSED',
        message: `The SDL links to ${specification || 'something that names no specification'}, which no other subgraph knows.`,
        remedy: 'Link to federation alone.',
      }),
    ),
  ];
};
