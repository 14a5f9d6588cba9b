import type { StatedGap } from '../../../schema/pack/prose.js';
import type { LetterTexts, RequestTexts } from '../../../schema/pack/requests.js';
import { list, type PlainDocument, paragraph } from '../../document/block.js';
import { longDate } from '../../document/dates.js';

/** A letter as a file would be named, and as Word renders it. */
export interface GapRequest {
  /** Such as `6a-1-freedom-of-information`. */
  readonly name: string;
  readonly document: PlainDocument;
}

export interface RequestMaterial {
  readonly gaps: readonly StatedGap[];
  /** Title of each ask by its id. */
  readonly asks: ReadonlyMap<string, string>;
  readonly texts: RequestTexts;
  /** YYYY-MM-DD. */
  readonly builtOn: string;
}

/** Letters for each stated gap: one to whoever could publish it, and one under the Act where that is an authority. Pure. */
export function gapRequests({ gaps, asks, texts, builtOn }: RequestMaterial): readonly GapRequest[] {
  const numbered = gaps.map((gap, at) => ({
    gap,
    number: gaps.slice(0, at + 1).filter(({ ask }) => ask === gap.ask).length,
  }));
  return numbered.flatMap(({ gap, number }) => {
    const about = { ...texts.facts, subject: lowered(gap.what), ask: gap.ask, name: asks.get(gap.ask) ?? '' };
    const letter = (kind: string, words: LetterTexts): GapRequest => ({
      name: `${gap.ask}-${number}-${kind}`,
      document: letterOf(gap, { words, about, builtOn }),
    });
    return [
      letter('request-to-publish', texts.owner),
      ...(gap.isAuthority ? [letter('freedom-of-information', texts.information)] : []),
    ];
  });
}

interface Letter {
  readonly words: LetterTexts;
  readonly about: Readonly<Record<string, string>>;
  readonly builtOn: string;
}

function letterOf({ who, wanted }: StatedGap, { words, about, builtOn }: Letter): PlainDocument {
  const said = (text: string) =>
    sentence(text.replace(/\{([a-z]+)\}/g, (_, name: string) => about[name] ?? ''));
  const title = said(words.title);
  return {
    title,
    coverTitle: title,
    description: `Draft of ${longDate(builtOn)} for signature.`,
    builtOn,
    isSynthetic: false,
    cover: [
      paragraph('QUIET', `Draft of ${longDate(builtOn)}. Nobody has signed or sent it.`),
      paragraph('BODY', `To: ${who}`),
      ...words.opening.map((text) => paragraph('BODY', said(text))),
      list(wanted.map((one) => [one])),
      ...words.closing.map((text) => paragraph('BODY', said(text))),
      paragraph('BODY', '[Name and office of whoever signs]'),
      paragraph('BODY', '[Address for the reply]'),
    ],
    sections: [],
    startsPages: false,
    closing: [],
  };
}

const lowered = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
