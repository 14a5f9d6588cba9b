import { type AskSection, type FilledSection, type Pack, type PackFigure, watermark } from '../pack.js';
import { askSection } from './askSection.js';
import {
  type Block,
  type Contents,
  heading,
  type KeyNumbers,
  type PackDocument,
  paragraph,
  type Section,
  strong,
  together,
} from './block.js';
import {
  gapsSection,
  glossarySections,
  helplineBlocks,
  methodSection,
  provenanceSection,
  voicesSections,
} from './closingSections.js';
import { longDate } from './dates.js';
import { endorsementsSections } from './endorsementsSection.js';
import { regionSection } from './regionSection.js';

const title = 'Five asks to the Home Secretary: the evidence';

const variants = {
  OFFICIAL: 'Published figures alone',
  WHOLE: "Published figures and partners' figures",
} as const satisfies Record<Pack['variant'], string>;

const licence =
  'Contains public sector information licensed under the Open Government Licence v3.0: Home Office statistics.';

/** Lays a pack out as a document. Pure: every format renders the same blocks. */
export function packDocument(pack: Pack): PackDocument {
  const { builtOn, isSynthetic, variant } = pack;
  const sections = [
    ...pack.foreword.map(forewordSection),
    ...endorsementsSections(pack),
    summarySection(pack),
    ...pack.asks.map(askSection),
    ...pack.regions.map(regionSection),
    ...voicesSections(pack),
    gapsSection(pack),
    methodSection(pack),
    provenanceSection(pack),
    ...glossarySections(pack),
  ];
  return {
    title: isSynthetic ? `${title} - ${watermark}` : title,
    description: `${variants[variant]}, ${longDate(builtOn)}.`,
    builtOn,
    isSynthetic,
    cover: [...coverBlocks(pack), contentsOf(sections)],
    sections,
    closing: [...helplineBlocks(pack), paragraph('QUIET', licence)],
  };
}

/** The title as it stands on the cover, where the notice above it says what is invented. */
export const coverTitle = title;

function coverBlocks({ isSynthetic, variant, builtOn, front }: Pack): readonly Block[] {
  const notice = `${watermark}. Figures of owners named (demo) are invented, and about nobody. Published figures are real.`;
  return [
    ...(isSynthetic ? [paragraph('NOTICE', notice)] : []),
    paragraph('KICKER', 'Modern slavery and human trafficking'),
    paragraph(
      'LEAD',
      "For metropolitan Mayors and the London Victims' Commissioner to put to the Home Secretary",
    ),
    paragraph('BODY', strong(`${variants[variant]}.`), ` Working draft of ${longDate(builtOn)}.`),
    ...front.map(proseBlocks),
  ];
}

const proseBlocks = (section: FilledSection): Block =>
  together(heading(section.heading, 2), ...section.paragraphs.map((text) => paragraph('BODY', text)));

/** The parts of the pack. City regions are one of them, which begins with the first. */
function contentsOf(sections: readonly Section[]): Contents {
  const [first, ...others] = sections.filter(({ kind }) => kind === 'REGION');
  const [last] = others.slice(-1);
  const regions = `City regions, a page each: ${first?.title}${last ? ` to ${last.title}` : ''}`;
  const items = sections
    .filter((section) => section.kind !== 'REGION' || section === first)
    .map(({ id, title: text }) => ({ target: id, text: id === first?.id ? regions : text }));
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
  return { id: 'summary', kind: 'SUMMARY', title: 'The five asks, one number each', blocks: [numbers] };
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
