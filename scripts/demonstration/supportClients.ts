import type { Demonstration } from './demonstration.js';
import { type DemonstrationPerson, demonstrationPeople } from './people.js';
import { draw, randomStream } from './random.js';
import { type Circumstances, drawCircumstances } from './supportCircumstances.js';
import { drawEpisode, type Episode } from './supportEpisode.js';
import type { SupportProvider } from './supportProviders.js';

/** One person's support by one provider after one referral. */
export interface SupportClient extends Episode, Circumstances {
  readonly person: DemonstrationPerson;
  /** Where the client lived when support started. */
  readonly localAuthority: string;
}

export interface SupportOptions {
  readonly provider: SupportProvider;
  readonly scale: number;
}

/** The clients of a provider, each somebody whom a force recorded, as a stream. */
export function* supportClients(
  demonstration: Demonstration,
  { provider, scale }: SupportOptions,
): Generator<SupportClient> {
  const { rates } = demonstration;
  for (const [force, localAuthorities] of provider.forces) {
    for (const person of demonstrationPeople(demonstration, { force, scale })) {
      if (person.recordedBy !== force || !isOneOf(provider, person, rates.support.childrenOfClients.value))
        continue;
      // The same for every provider that supports this person: what happened to somebody is no matter of who tells it.
      const facts = randomStream('support', person.reference, String(person.referredOn));
      const circumstances = drawCircumstances(person, rates, facts);
      if (provider.takes.domesticWorkersAlone && circumstances.domesticWorker === undefined) continue;
      const own = randomStream('support', provider.id, person.reference, String(person.referredOn));
      const localAuthority = draw(localAuthorities, own);
      yield { person, localAuthority, ...circumstances, ...drawEpisode({ person, provider, rates }, own) };
    }
  }
}

/**
 * By the reference alone, so that somebody referred again comes to the same provider. A provider takes a part of
 * those exploited as adults, and of the others the few who are adults by now.
 */
function isOneOf(
  { takes: { from, to } }: SupportProvider,
  person: DemonstrationPerson,
  children: number,
): boolean {
  const at = Number.parseInt(person.reference.slice(2, 10), 16) / 2 ** 32;
  const end = person.age === 'CHILD' ? from + (to - from) * children : to;
  return from <= at && at < end;
}
