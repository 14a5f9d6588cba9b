import { z } from 'zod';
import { packRequests } from './joint/packRequests.js';

/** What the pack takes from the evidence subgraph: the asks in the words of the letter, what holds and what was said. */
export const evidenceQuestion = `query PackEvidence {
  asks {
    id
    title
    asWritten
    callsFor
    changedSince
    recommendation {
      id
      title
      addressee
    }
    claims {
      id
      safeToRepeat
      sayInstead
    }
    counterArguments {
      id
      title
      says
      answer
      origin
    }
  }
  claims {
    id
    safeToRepeat
    figuresAsWritten
    sayInstead
  }
}
`;

/** The helpline stands apart, so that neither answer depends on the other. */
export const helplineQuestion = `query PackHelpline {
  helpline {
    name
    number
    note
    source {
      title
    }
  }
}
`;

const claim = z.object({ id: z.string(), safeToRepeat: z.boolean(), sayInstead: z.string() });

const counterArgument = z.object({
  id: z.string(),
  title: z.string(),
  says: z.string(),
  answer: z.string(),
  origin: z.enum(['STATED_BY_GOVERNMENT', 'ANTICIPATED']),
});

const ask = z.object({
  id: z.string(),
  title: z.string(),
  asWritten: z.string(),
  callsFor: z.string(),
  changedSince: z.string().nullable(),
  recommendation: z.object({ id: z.string(), title: z.string(), addressee: z.string() }),
  claims: z.array(claim),
  counterArguments: z.array(counterArgument),
});

export const evidenceSchema = z.object({
  asks: z.array(ask).length(5),
  claims: z.array(claim.extend({ figuresAsWritten: z.array(z.string()) })).min(1),
});

export const helplineSchema = z.object({
  helpline: z.object({
    name: z.string(),
    number: z.string(),
    note: z.string(),
    source: z.object({ title: z.string() }).nullable(),
  }),
});

export type PackEvidence = Readonly<z.infer<typeof evidenceSchema>>;
export type EvidenceAsk = PackEvidence['asks'][number];
export type CounterArgument = Readonly<z.infer<typeof counterArgument>>;
export type Helpline = Readonly<z.infer<typeof helplineSchema>>['helpline'];

/** The documents of packs beside the saved questions. */
export const packDocuments = [evidenceQuestion, helplineQuestion, ...packRequests];
