import {
  type Answers,
  type Block,
  emphasis,
  heading,
  list,
  paragraph,
  quiet,
  type Run,
  type Runs,
  strong,
  together,
} from '../../document/block.js';
import type { AskSection, FilledSection, Gap, Statement } from '../pack.js';
import { figureBlock } from './figureBlock.js';
import type { Section } from './section.js';

/** Where the prose of an ask stands between its figures and what follows. */
const beforeFigures = 1;

const noFigure = 'No figure can be shown for this ask. What is missing is said below.';

/** One ask: what is asked, why now, the figures, what may be said, what was answered, what is missing. */
export function askSection(ask: AskSection): Section {
  const { id, title, asWritten, callsFor, changedSince, recommendation, prose, figures } = ask;
  const drawn = figures.map(figureBlock);
  return {
    id: `ask-${id}`,
    kind: 'ASK',
    title: `Ask ${id}: ${title}`,
    blocks: [
      heading('What is asked'),
      { kind: 'QUOTATION', text: asWritten },
      paragraph(
        'QUIET',
        `In the words of the letter, recommendation ${recommendation.id}: ${recommendation.title}.`,
      ),
      paragraph('BODY', callsFor),
      ...(changedSince === null ? [] : [paragraph('BODY', strong('Since the letter.'), ` ${changedSince}`)]),
      ...prose.slice(0, beforeFigures).map(reasons),
      heading('The evidence'),
      ...(drawn.length > 0 ? drawn : [paragraph('BODY', noFigure)]),
      ...statementBlocks(ask),
      ...answerBlocks(ask),
      ...prose.slice(beforeFigures).map(points),
      ...gapBlocks(ask),
    ],
  };
}

const reasons = (section: FilledSection): Block =>
  together(heading(section.heading), ...section.paragraphs.map((text) => paragraph('BODY', text)));

const points = (section: FilledSection): Block =>
  together(heading(section.heading), list(section.paragraphs.map((text) => [text])));

function statementBlocks({ statements }: AskSection): readonly Block[] {
  const title = heading('What may be said');
  if (statements.length === 0)
    return [title, paragraph('BODY', 'Neither source document gives a figure for this ask.')];
  const bound =
    'Each sentence is bound to the register of claims. Where one stands in place of a claim, that claim is not repeated.';
  return [title, paragraph('BODY', bound), list(statements.map(statementRuns))];
}

const statementRuns = ({ claim, text, isReplacement }: Statement): Runs => [
  `${text} `,
  quiet(`(${isReplacement ? `in place of ${claim}` : claim})`),
];

const origins = {
  STATED_BY_GOVERNMENT: 'Government has said',
  ANTICIPATED: 'It could be said',
} as const;

function answerBlocks({ counterArguments }: AskSection): readonly Block[] {
  if (counterArguments.length === 0) return [];
  const answers: Answers = {
    kind: 'ANSWERS',
    items: counterArguments.map(({ title, says, answer, origin }) => ({
      title,
      paragraphs: [
        [emphasis(`${origins[origin]}:`), ` ${says}`],
        [emphasis('Our answer:'), ` ${answer}`],
      ],
    })),
  };
  return [heading('What is said against it, and our answer'), answers];
}

const whoPublishes: Run = { text: 'Who would have to publish it.', target: 'gaps' };

function gapBlocks({ gaps }: AskSection): readonly Block[] {
  if (gaps.length === 0) return [];
  return [
    together(
      heading('What is missing'),
      list(gaps.map((gap) => [gapText(gap)])),
      paragraph('BODY', whoPublishes),
    ),
  ];
}

const gapText = ({ what, because }: Gap): string =>
  `${what}.${because === undefined ? '' : ` Asked for this pack and not answered: ${because}`}`;
