import type { Areas } from '../../schema/areas/areas.js';
import type { Catalogue } from '../../schema/datasets/dataset.js';
import type { Figure } from '../../schema/figures/figure.js';
import type { LoadedIndicator } from '../../schema/indicators/indicator.js';
import type { ChosenEdition } from '../../schema/pack/editions.js';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { type CoverageReport, coverageReport } from '../indicators/report/coverageReport.js';
import { type Answer, type Asking, answerQuestion } from '../questions/answerQuestion.js';
import type { SavedQuestions } from '../questions/savedQuestion.js';
import { variablesOf } from '../questions/variables.js';
import { askAgain } from './askAgain.js';
import {
  evidenceQuestion,
  evidenceSchema,
  type Helpline,
  helplineQuestion,
  helplineSchema,
  type PackEvidence,
} from './evidence.js';
import type { PackVariant } from './pack.js';
import { publishedIndicators } from './publishedIndicators.js';

/** Everything a pack is made of, as it was answered. */
export interface PackAnswers {
  readonly evidence: PackEvidence;
  readonly helpline: Helpline | undefined;
  /** Answers by id of the figure. */
  readonly figures: ReadonlyMap<string, Answer>;
  /** Every indicator for every city region. */
  readonly regions: CoverageReport;
}

export interface PackAsking extends Asking {
  readonly questions: SavedQuestions;
  readonly areas: Areas;
  readonly catalogue: Catalogue;
  readonly indicators: readonly LoadedIndicator[];
  /** Told of each question before it is put: "Figure 6a.1, 3 of 12". */
  readonly note: (detail: string) => void;
}

/**
 * Puts every question of a pack, one after the other, under the requester's own authority. A partner that is out of
 * reach leaves its own figure unanswered and nothing else.
 * @throws ConcordatError HUB_OUT_OF_REACH where the asks themselves are not answered.
 */
export async function askPack(
  given: PackAsking,
  figures: readonly Figure[],
  { variant, edition }: { readonly variant: PackVariant; readonly edition: ChosenEdition },
): Promise<PackAnswers> {
  const asking = { ...given, ask: askAgain(given.ask) };
  const wanted = figures
    .filter(({ official }) => official || variant === 'WHOLE')
    .filter(({ ask }) => edition.asks === 'ALL' || ask === edition.of);
  asking.note('the asks and the claims');
  const evidence = await askEvidence(asking);
  const helpline = await askHelpline(asking);
  const answers = new Map<string, Answer>();
  for (const [at, figure] of wanted.entries()) {
    asking.note(`figure ${figure.id}, ${at + 1} of ${wanted.length}`);
    const question = asking.questions.require(figure.document);
    const variables = variablesOf(question, Object.entries(figure.variables));
    answers.set(figure.id, await answerQuestion(asking, question, variables));
  }
  asking.note('the indicators of the city regions');
  const { catalogue, indicators } = asking;
  const means =
    variant === 'WHOLE' ? asking : { ...asking, indicators: publishedIndicators(catalogue, indicators) };
  const regions = await coverageReport(means, { areas: regionsIn(edition, asking.areas) });
  return { evidence, helpline, figures: answers, regions };
}

const regionsIn = ({ regions, of }: ChosenEdition, areas: Areas) =>
  areas.all('CITY_REGION').filter(({ code }) => regions === 'ALL' || (regions === 'ONE' && code === of));

async function askEvidence({ ask, requester }: PackAsking): Promise<PackEvidence> {
  const { data, errors = [] } = await ask({ query: evidenceQuestion }, requester);
  const parsed = evidenceSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  throw new ConcordatError('HUB_OUT_OF_REACH', {
    what: 'A pack cannot be built without the asks and the claims.',
    expected: 'the five asks with their claims from the subgraph evidence',
    found: errors[0]?.message ?? 'an answer of another shape',
    remedy: 'Build it again when the hub answers: { asks { id } }.',
  });
}

async function askHelpline({ ask, requester }: PackAsking): Promise<Helpline | undefined> {
  const { data } = await ask({ query: helplineQuestion }, requester);
  const parsed = helplineSchema.safeParse(data);
  return parsed.success ? parsed.data.helpline : undefined;
}
