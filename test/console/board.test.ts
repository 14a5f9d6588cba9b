import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { FormattedExecutionResult } from 'graphql';
import { anonymous } from '../../gateway/access/requester.js';
import { boardPage } from '../../gateway/console/board/boardPage.js';
import { answerQuestion } from '../../gateway/questions/answerQuestion.js';
import { apiSchemaOf } from '../../gateway/questions/apiSchema.js';
import { loadQuestions } from '../../gateway/questions/loadQuestions.js';

const apiSchema = apiSchemaOf(
  readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8'),
);
const question = loadQuestions().require('board');

/** The page over an answer that no graph had to give. */
async function pageOf(
  result: FormattedExecutionResult,
): Promise<{ text: string; status: number | undefined }> {
  const asking = { ask: () => Promise.resolve(result), requester: anonymous, apiSchema };
  const { main, status } = boardPage(await answerQuestion(asking, question, {}));
  return { text: String(main), status };
}

const missing = {
  missing: 'The list <b>itself</b>',
  publisher: { name: 'The board' },
  askedFor: 'Recommendation R3',
  askedBy: '2020-02-29',
};
const action = {
  title: 'SYNTHETIC: verify every contact',
  owner: 'Police (demo)',
  due: '2026-09-30',
  done: null,
  state: 'OVERDUE',
  provenance: 'SYNTHETIC',
  minutes: { heldOn: '2026-02-12' },
};
const contact = {
  area: { code: 'E09000002', name: 'Barking and Dagenham' },
  office: 'SYNTHETIC: single point of contact',
  heldAt: 'Police (demo)',
  reached: 'SYNTHETIC: through the front desk.',
  isValid: true,
  lastVerified: '2026-07-30',
  daysSinceVerified: 1114,
  freshness: 'STALE',
  provenance: 'SYNTHETIC',
};
const list = {
  title: 'Police single points of contact',
  keptBy: { name: 'The Met' },
  holds: 'One office for each borough.',
  entries: 1,
  fresh: 0,
  stale: 1,
  neverVerified: 0,
  gap: missing,
};
const data = {
  helpline: { name: 'The helpline', number: '08000 000 000', note: 'For help.', source: null },
  board: {
    name: 'The board',
    established: '2017-06',
    termsOfReference: { title: 'Terms of reference', text: null, gap: missing },
    minutes: [
      {
        title: 'SYNTHETIC: minutes',
        heldOn: '2026-09-24',
        text: 'SYNTHETIC, as shown.',
        provenance: 'SYNTHETIC',
      },
    ],
    actions: [
      action,
      { ...action, title: 'Publish', done: '2026-10-01', state: 'DONE', provenance: 'SOURCE' },
      { ...action, title: 'SYNTHETIC: prepare', due: '2027-01-29', state: 'OPEN' },
    ],
    citation: { source: null },
    gaps: [missing],
  },
  responses: [
    {
      recommendation: { id: 'R1', title: 'A strategy' },
      respondent: { name: 'MOPAC' },
      due: '2020-03-01',
      text: null,
      saidBefore: [{ role: 'Director', says: 'Not necessary.' }],
      gap: missing,
    },
  ],
  commitments: [
    {
      title: 'A plan',
      owner: { name: 'MOPAC' },
      state: 'NOT_KNOWN',
      because: 'Nothing says so.',
      promises: 'A section.',
      measure: null,
      due: null,
      gaps: [],
    },
  ],
  contactLists: [list],
  police: [
    contact,
    { ...contact, isValid: false },
    { ...contact, freshness: 'NEVER_VERIFIED', lastVerified: null },
  ],
  councils: [],
};

describe('the page of the board', () => {
  test.each([
    ['the helpline, as the graph gives it', 'The helpline: <a href="tel:08000000000">08000 000 000</a>'],
    ['when it was set up', 'Set up in June 2017.'],
    [
      'what is missing, who would publish it and by when it was asked for, escaped',
      '<strong>Not held.</strong> The list &lt;b&gt;itself&lt;/b&gt;. To be published by: The board. Asked for: Recommendation R3, by 29 February 2020.',
    ],
    ['how many actions are overdue', '3 actions, 1 of them overdue'],
    ['an overdue action', '<td>30 September 2026</td><td><strong class="overdue">Overdue</strong></td>'],
    ['an action done late', '<td>Done on 1 October 2026, late</td>'],
    ['what is invented', '<span class="mark">SYNTHETIC</span> Verify every contact'],
    ['minutes', '<p class="quiet">Held on 24 September 2026</p>'],
    ['what was said before a response', '<li>Director: Not necessary.</li>'],
    [
      'a promise without measure or day',
      'Measured by: nothing the sources give. Due: no day that the sources give.',
    ],
    ['how fresh a register is', '1 hold today: 0 fresh, 1 stale, 0 never verified.'],
    [
      'when a contact was last verified',
      '<td>30 July 2026</td><td class="number">1,114</td><td><strong class="overdue">Stale</strong></td>',
    ],
    ['a contact that holds no longer', '<td>Holds no longer</td>'],
    ['a contact never verified', '<strong class="overdue">Never verified</strong>'],
  ])('says %s', async (_, markup) => {
    const { text, status } = await pageOf({ data });
    expect(text).toContain(markup);
    expect(status).toBe(200);
  });

  test('stands with a part that was not answered, and says why', async () => {
    const errors = [{ message: 'The subgraph is away.', path: ['responses'], extensions: { code: 'AWAY' } }];
    const { text, status } = await pageOf({ data: { ...data, responses: null }, errors });
    expect(status).toBe(200);
    expect(text).toContain('<li>The subgraph is away. <span class="code">AWAY at responses</span></li>');
    expect(text).toContain(
      'Responses to the recommendations</h2>\n<p class="missing">Not answered at this moment.',
    );
  });

  test('without any answer is an error that still reads as a page', async () => {
    const { text, status } = await pageOf({ data: null, errors: [{ message: 'Away.' }] });
    expect(status).toBe(422);
    expect(text).toContain('<h1>The partnership board</h1>');
  });
});
