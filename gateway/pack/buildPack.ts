import type { Figure } from '../../schema/figures/figure.js';
import type { ChosenEdition } from '../../schema/pack/editions.js';
import type { Prose, ProseSection } from '../../schema/pack/prose.js';
import type { Words } from '../questions/words.js';
import type { PackAnswers } from './askPack.js';
import type { EvidenceAsk } from './evidence.js';
import { type FilledValue, fillText } from './figureValues.js';
import { carriedOver, type SignedPack } from './joint/signedPack.js';
import type { AskSection, FilledSection, Gap, Pack, PackFigure, PackVariant, Statement } from './pack.js';
import { type BuiltFigure, packFigure } from './packFigure.js';
import { regionPages } from './regionPages.js';
import { repeatsUnsafe, unsafeNumbers } from './unsafeNumbers.js';

/** What a pack is built from. */
export interface PackMaterial {
  readonly variant: PackVariant;
  readonly edition: ChosenEdition;
  /** YYYY-MM-DD. */
  readonly builtOn: string;
  readonly figures: readonly Figure[];
  readonly prose: Prose;
  readonly answers: PackAnswers;
  readonly words: Words;
  /** The pack that this one takes the place of, as it was signed. */
  readonly replaced?: SignedPack | undefined;
}

/** Makes a pack of answers, figures and prose. Pure: the same material makes the same pack. */
export function buildPack(material: PackMaterial): Pack {
  const { variant, edition, builtOn, prose, answers } = material;
  const built = new Map(material.figures.map((figure) => [figure.id, builtFigure(figure, material)]));
  const lookup = lookupIn(built);
  const wanted = answers.evidence.asks.filter(({ id }) => edition.asks === 'ALL' || id === edition.of);
  const asks = wanted.map((ask) => askSection(ask, { material, built, lookup }));
  const shown = asks.flatMap(({ figures }) => figures);
  const regions = regionPages(answers.regions, variant).filter(
    ({ code }) => !material.replaced?.withdrawnRegions.includes(code),
  );
  return {
    variant,
    edition,
    title: titleOf(edition, [...asks, ...regions.map(({ code, name }) => ({ id: code, title: name }))]),
    builtOn,
    isSynthetic: [...shown, ...regions].some(({ isSynthetic }) => isSynthetic),
    replaces: material.replaced?.sha256,
    endorsements: carriedOver(material.replaced, asks),
    front: sections(prose.fronts[edition.front], lookup),
    foreword: sections(prose.foreword, lookup),
    asks,
    regions,
    gaps: asks.flatMap(({ gaps }) => gaps),
    voices: sections(prose.voices, lookup),
    method: sections(prose.method, lookup),
    provenance: shown.flatMap(({ id, question, variables, releases }) =>
      releases.map((release) => ({ figure: id, question, variables, release })),
    ),
    glossary: prose.glossary,
    helpline: answers.helpline,
  };
}

/** The title of an edition, with what it is about. */
function titleOf(
  { title, of }: ChosenEdition,
  named: readonly { readonly id: string; readonly title: string }[],
): string {
  const about = named.find(({ id }) => id === of);
  return title.replace('{id}', about?.id ?? '').replace('{name}', about?.title ?? '');
}

/** A figure that may not stand in this variant is missing without a word of what it would have shown. */
function builtFigure(figure: Figure, { variant, answers, words }: PackMaterial): BuiltFigure {
  const answer = answers.figures.get(figure.id);
  const none: BuiltFigure = { figure: { kind: 'MISSING', because: undefined }, values: new Map() };
  if (answer === undefined || (variant === 'OFFICIAL' && !figure.official)) return none;
  const isPublished = answer.counts.every(({ provenance }) => provenance === 'OFFICIAL');
  if (variant === 'OFFICIAL' && !isPublished) return none;
  return packFigure(figure, answer, words);
}

type Lookup = (name: string) => FilledValue | undefined;

const lookupIn =
  (built: ReadonlyMap<string, BuiltFigure>): Lookup =>
  (name) => {
    const [figure = '', value = ''] = name.split(':');
    const found = built.get(figure);
    return found?.figure.kind === 'FIGURE' ? found.values.get(value) : undefined;
  };

interface Within {
  readonly material: PackMaterial;
  readonly built: ReadonlyMap<string, BuiltFigure>;
  readonly lookup: Lookup;
}

function askSection(ask: EvidenceAsk, { material, built, lookup }: Within): AskSection {
  const { id, title, asWritten, callsFor, changedSince, recommendation } = ask;
  const { figures, prose, answers } = material;
  const unsafe = unsafeNumbers(answers.evidence);
  const own = figures.filter((figure) => figure.ask === id);
  const shown = own.flatMap(({ id: figure }): readonly PackFigure[] => {
    const found = built.get(figure)?.figure;
    return found?.kind === 'FIGURE' ? [found] : [];
  });
  return {
    id,
    title,
    asWritten,
    callsFor,
    changedSince,
    recommendation,
    prose: sections(prose.asks[id] ?? [], lookup),
    figures: shown,
    statements: ask.claims.map(statement),
    counterArguments: ask.counterArguments.filter(
      ({ says, answer }) => !repeatsUnsafe(`${says} ${answer}`, unsafe),
    ),
    gaps: [...missingFigures(own, built), ...statedGaps(id, prose)],
  };
}

const statement = ({ id, sayInstead, safeToRepeat }: EvidenceAsk['claims'][number]): Statement => ({
  claim: id,
  text: sayInstead,
  isReplacement: !safeToRepeat,
});

const missingFigures = (own: readonly Figure[], built: ReadonlyMap<string, BuiltFigure>): readonly Gap[] =>
  own.flatMap(({ id, ask, missing }) => {
    const found = built.get(id)?.figure;
    return found?.kind === 'MISSING' ? [{ ask, ...missing, because: found.because }] : [];
  });

const statedGaps = (ask: string, { gaps }: Prose): readonly Gap[] =>
  gaps.filter((gap) => gap.ask === ask).map(({ what, who }) => ({ ask, what, who, because: undefined }));

/** A paragraph whose number is not to be had is left out: a sentence without its number says something else. */
function sections(prose: readonly ProseSection[], lookup: Lookup): readonly FilledSection[] {
  const filled = prose.map(({ heading, paragraphs }) => ({
    heading,
    paragraphs: paragraphs.flatMap((paragraph) => fillText(paragraph, lookup) ?? []),
  }));
  return filled.filter(({ paragraphs }) => paragraphs.length > 0);
}
