/** Everything of a pack that whoever speaks for an organisation may read. */
const standingFields = `
    sha256
    organisation
    registeredAt
    embargoUntil
    replaces
    asks { id sha256 }
    withdrawnRegions
    endorsements {
      organisation
      signatory
      region
      positions { ask position reservation voidBecause }
    }
    missing
    stale
    releasedAt
    publicFrom`;

const receiptFields = 'sha256 registeredBy auditEntry publicKey signature';

export const packsQuery = `query Packs {
  packs {${standingFields}
    receipt { ${receiptFields} }
  }
}
`;

export const registerPackMutation = `mutation RegisterPack($manifest: String!, $embargoUntil: String) {
  registerPack(manifest: $manifest, embargoUntil: $embargoUntil) { ${receiptFields} }
}
`;

const step = (name: string, declared: string, given: string): string => `mutation ${name}(${declared}) {
  pack: ${given} {${standingFields}
  }
}
`;

export const signPackMutation = step(
  'SignPack',
  '$pack: ID!, $signatory: String!, $region: ID, $positions: [AskPositionInput!]!',
  'signPack(pack: $pack, signatory: $signatory, region: $region, positions: $positions)',
);

export const withdrawMutation = step('WithdrawFromPack', '$pack: ID!', 'withdrawFromPack(pack: $pack)');

export const approveSentencesMutation = step(
  'ApprovePackSentences',
  '$pack: ID!, $dataset: String!',
  'approvePackSentences(pack: $pack, dataset: $dataset)',
);

export const approveReleaseMutation = step(
  'ApprovePackRelease',
  '$pack: ID!',
  'approvePackRelease(pack: $pack)',
);

/** Documents that organisations send about packs. Whoever may send saved documents alone may send these. */
export const packRequests = [
  packsQuery,
  registerPackMutation,
  signPackMutation,
  withdrawMutation,
  approveSentencesMutation,
  approveReleaseMutation,
];
