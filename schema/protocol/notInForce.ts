/** Whose figures somebody may not see, and what was asked. */
export interface NotInForce {
  readonly owner: { readonly id: string; readonly name: string };
  /** As agreements name it: `support.clients`. */
  readonly dataset: string;
  readonly organisation: string;
  readonly purpose: string;
}

/** The error at a field whose other owners' series remain. The kit and the hub say it in the same words. */
export function notInForceError({ owner, dataset, organisation, purpose }: NotInForce) {
  return {
    message: `Figures of ${owner.name} are left out: no agreement in force between ${owner.name} and ${organisation} covers ${dataset} for the purpose ${purpose}.`,
    extensions: {
      code: 'AGREEMENT_NOT_IN_FORCE',
      owner: owner.id,
      dataset,
      remedy: `An agreement signed by ${owner.name} would permit it. The figures of all other owners stand.`,
    },
  } as const;
}
