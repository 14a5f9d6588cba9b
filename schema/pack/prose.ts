import { z } from 'zod';
import type { Edition } from './editions.js';

const text = z.string().trim().min(1);

/** Something Government or another body does not publish, and an ask that needs it. */
const gapSchema = z.strictObject({
  ask: z.string().regex(/^6[a-e]$/),
  what: text,
  /** Who would have to collect or publish it. */
  who: text,
  /** Whether that is a public authority, which the Freedom of Information Act binds. */
  isAuthority: z.boolean(),
  /** The counts that would close it, one by one. */
  wanted: z.array(text).min(1),
});
export const gapsSchema = z.array(gapSchema).min(1);

/** A gap that is there whatever the pack is built from. */
export type StatedGap = Readonly<z.infer<typeof gapSchema>>;

/** A heading with its paragraphs, in which `{6a.1:positiveAfter}` stands for a number of an answer. */
export interface ProseSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

/** The pack's own words. */
export interface Prose {
  /** Sections that stand on the cover, by the file that an edition names. */
  readonly fronts: Readonly<Record<Edition['front'], readonly ProseSection[]>>;
  /** Sections of `foreword.md`: the slot for those who sign. */
  readonly foreword: readonly ProseSection[];
  /** Sections of `6a.md` to `6e.md`, by ask. */
  readonly asks: Readonly<Record<string, readonly ProseSection[]>>;
  /** Sections of `voices.md`: the slot for survivors and practitioners. */
  readonly voices: readonly ProseSection[];
  /** Sections of `method.md`, after the asks. */
  readonly method: readonly ProseSection[];
  /** `glossary.md`: a heading for each word, its meaning below it. */
  readonly glossary: readonly { readonly term: string; readonly meaning: string }[];
  readonly gaps: readonly StatedGap[];
}

/** Every text of the prose, so that it can be searched for literal numbers. */
export const proseTexts = ({
  fronts,
  foreword,
  asks,
  voices,
  method,
  glossary,
  gaps,
}: Prose): readonly string[] => [
  ...[...Object.values(fronts), foreword, voices, method, ...Object.values(asks)]
    .flat()
    .flatMap(({ heading, paragraphs }) => [heading, ...paragraphs]),
  ...glossary.flatMap(({ term, meaning }) => [term, meaning]),
  ...gaps.flatMap(({ what, who, wanted }) => [what, who, ...wanted]),
];

/** Reads `## Heading` and the paragraphs below it; a file without a heading has no sections. */
export function parseSections(markdown: string): readonly ProseSection[] {
  const [, ...parts] = `\n${markdown}`.split(/\n## /);
  return parts.map((part) => {
    const [heading = '', ...rest] = part.split('\n');
    const paragraphs = rest
      .join('\n')
      .split(/\n\s*\n/)
      .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
      .filter(Boolean);
    return { heading: heading.trim(), paragraphs };
  });
}
