/** Who can be asked as on the demonstration: roles of an organisation, never a person. */
export const demonstrationPersons = {
  analyst: { organisation: 'greater-london-authority-demo', roles: ['analyst'] },
  policy: { organisation: 'metro-mayors-evidence-team-demo', roles: ['policy'] },
  publisher: { organisation: 'metropolitan-police-demo', roles: ['publisher'] },
  'home-office': { organisation: 'home-office', roles: ['open-pack-reader'] },
} as const satisfies Readonly<
  Record<string, { readonly organisation: string; readonly roles: readonly string[] }>
>;

export type DemonstrationPerson = keyof typeof demonstrationPersons;

export const isDemonstrationPerson = (name: string): name is DemonstrationPerson =>
  Object.hasOwn(demonstrationPersons, name);
