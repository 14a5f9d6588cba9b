import { ConcordatError } from '../../../schema/protocol/errors.js';
import type { Answer } from '../answerQuestion.js';
import type { Words } from '../words.js';
import { chartModel } from './chartModel.js';
import { chartSpec } from './chartSpec.js';
import { renderSvg } from './renderSvg.js';

/** The chart of an answer as a picture that travels alone: headline, key, breaks and source inside. */
export async function titledChart(answer: Answer, words: Words): Promise<string> {
  const model = chartModel(answer, words);
  if (model.kind === 'NONE') {
    throw new ConcordatError('ARGUMENT_INVALID', {
      what: model.why,
      expected: 'a question and variables that make a chart',
      found: answer.question.name,
      remedy: 'Ask for its csv, json or txt instead.',
    });
  }
  const { headline, alt } = model;
  const spec = chartSpec(model, { width: 680, isTitled: true });
  return renderSvg(spec, { id: answer.question.name, title: headline, description: alt });
}
