/** Whose figures somebody may not see, and what was asked. */
export interface NotInForce {
  readonly owner: { readonly name: string };
  /** As agreements name it: `support.clients`. */
  readonly dataset: string;
  readonly organisation: string | undefined;
  readonly purpose: string | undefined;
}

/** What a subgraph says at a field whose other owners' series remain. */
export function notInForceError({ owner: { name }, dataset, organisation, purpose }: NotInForce) {
  const [whom, what] = [organisation ?? 'whoever asks', purpose ?? 'none'];
  return {
    message: `No agreement in force between ${name} and ${whom} covers ${dataset} for the purpose ${what}.`,
    extensions: {
      code: 'AGREEMENT_NOT_IN_FORCE',
      owner: name,
      dataset,
      remedy: `An agreement that ${name} signs would permit it. What other owners permit stands.`,
    },
  } as const;
}
