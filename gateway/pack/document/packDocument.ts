import type { PackPart } from '../../../schema/pack/editions.js';
import {
  type Block,
  type Contents,
  heading,
  type KeyNumbers,
  paragraph,
  strong,
  together,
  watermark,
} from '../../document/block.js';
import { longDate } from '../../document/dates.js';
import type { AskSection, FilledSection, Pack, PackFigure } from '../pack.js';
import { askSection } from './askSection.js';
import {
  gapsSection,
  glossarySections,
  helplineBlocks,
  methodSection,
  provenanceSection,
  voicesSections,
} from './closingSections.js';
import { endorsementsSections } from './endorsementsSection.js';
import { regionSection } from './regionSection.js';
import type { PackDocument, Section } from './section.js';

const variants = {
  OFFICIAL: 'Published figures alone',
  WHOLE: "Published figures and partners' figures",
} as const satisfies Record<Pack['variant'], string>;

const licence =
  'Contains public sector information licensed under the Open Government Licence v3.0: Home Office statistics.';

/** The sections of each part of a pack. */
const sectionsOf: Readonly<Record<PackPart, (pack: Pack) => readonly Section[]>> = {
  FOREWORD: ({ foreword }) => foreword.map(forewordSection),
  ENDORSEMENTS: endorsementsSections,
  SUMMARY: (pack) => [summarySection(pack)],
  ASKS: ({ asks }) => asks.map(askSection),
  REGIONS: ({ regions }) => regions.map(regionSection),
  VOICES: voicesSections,
  GAPS: (pack) => [gapsSection(pack)],
  METHOD: (pack) => [methodSection(pack)],
  PROVENANCE: (pack) => [provenanceSection(pack)],
  GLOSSARY: glossarySections,
};

/** Lays a pack out as a document. Pure: every format renders the same blocks. */
export function packDocument(pack: Pack): PackDocument {
  const { title, builtOn, isSynthetic, variant, edition } = pack;
  const sections = edition.parts.flatMap((part) => sectionsOf[part](pack));
  return {
    title: isSynthetic ? `${title} - ${watermark}` : title,
    coverTitle: title,
    description: `${variants[variant]}, ${longDate(builtOn)}.`,
    builtOn,
    isSynthetic,
    cover: [...coverBlocks(pack), contentsOf(sections)],
    sections,
    startsPages: true,
    closing: [...helplineBlocks(pack), paragraph('QUIET', licence)],
  };
}

function coverBlocks(pack: Pack): readonly Block[] {
  const { isSynthetic, variant, edition, front } = pack;
  const notice = `${watermark}. Figures of owners named (demo) are invented, and about nobody. Published figures are real.`;
  return [
    ...(isSynthetic ? [paragraph('NOTICE', notice)] : []),
    paragraph('KICKER', 'Modern slavery and human trafficking'),
    paragraph('LEAD', edition.lead),
    paragraph('BODY', strong(`${variants[variant]}.`), ` ${standingText(pack)}`),
    ...front.map(proseBlocks),
  ];
}

/** For whom it speaks. A pack can't know that it was released: that is known of its hash. */
function standingText({ builtOn, endorsements }: Pack): string {
  const draft = `Working draft of ${longDate(builtOn)}.`;
  if (endorsements.length === 0)
    return `${draft} No Mayor, Commissioner or partner has endorsed it yet, and nothing in it speaks for them.`;
  const names = endorsements.map(({ signatory }) => signatory);
  return `Built on ${longDate(builtOn)}. Signed by ${names.join(', ')}, each ask by itself; it speaks for nobody else.`;
}

const proseBlocks = (section: FilledSection): Block =>
  together(heading(section.heading, 2), ...section.paragraphs.map((text) => paragraph('BODY', text)));

/** The parts of the pack. City regions are one of them, which begins with the first. */
function contentsOf(sections: readonly Section[]): Contents {
  const [first, ...others] = sections.filter(({ kind }) => kind === 'REGION');
  const [last] = others.slice(-1);
  const regions = last ? `City regions, a page each: ${first?.title} to ${last.title}` : first?.title;
  const items = sections
    .filter((section) => section.kind !== 'REGION' || section === first)
    .map(({ id, title: text }) => ({ target: id, text: id === first?.id ? (regions ?? text) : text }));
  return { kind: 'CONTENTS', items };
}

const forewordSection = ({ heading: title, paragraphs }: FilledSection): Section => ({
  id: 'foreword',
  kind: 'FOREWORD',
  title,
  blocks: paragraphs.map((text) => paragraph('BODY', text)),
});

function summarySection({ asks }: Pack): Section {
  const numbers: KeyNumbers = { kind: 'KEY_NUMBERS', items: asks.map(summaryLine) };
  const title = asks.length === 1 ? 'The ask, in one number' : 'The five asks, one number each';
  return { id: 'summary', kind: 'SUMMARY', title, blocks: [numbers] };
}

function summaryLine({ id, title: name, asWritten, figures }: AskSection): KeyNumbers['items'][number] {
  const [first] = figures;
  const key = figures.find((figure) => figure.key !== undefined) ?? first;
  return {
    value: key?.key ?? '[x]',
    title: `Ask ${id}: ${name}`,
    quotation: asWritten,
    says:
      key === undefined
        ? ['No figure can be shown: see the stated gaps.']
        : [`${key.title}. `, strong(confidence(key))],
  };
}

/** How much a figure bears, in the words in which the method describes it. */
function confidence({ isSynthetic, isCited, releases }: PackFigure): string {
  if (isSynthetic) return 'SYNTHETIC.';
  if (isCited) return 'Published, but no official statistic.';
  return releases.every(({ provenance }) => provenance === 'OFFICIAL')
    ? 'Official statistics.'
    : "Partners' figures.";
}
