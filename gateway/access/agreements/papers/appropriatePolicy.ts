import { provisions } from '../../../../schema/agreements/lawfulBasis.js';
import { longDate } from '../../../document/dates.js';
import { type Paper, type PaperContext, part, points, says, tableOf, toFill } from './paper.js';

/** How each principle of UK GDPR, Article 5, is kept. */
const principles: readonly (readonly [principle: string, how: string])[] = [
  [
    'Lawfulness, fairness, transparency',
    'The agreement names its grounds; it can be read in the graph of the hub by everybody, and a monthly summary of uses is public.',
  ],
  [
    'Purpose limitation',
    'Each request states a registered purpose that the owner agreed to; enforcing immigration law can be none.',
  ],
  ['Data minimisation', 'Tables of counts leave the owner, and nothing about a single person.'],
  [
    'Accuracy',
    'Figures stand with vintage, caveats and breaks in the series; an owner corrects or withdraws a release for everybody at once.',
  ],
  [
    'Storage limitation',
    'A release is served while its owner lets it; the owner decides how long it keeps records.',
  ],
  [
    'Integrity and confidentiality',
    'Counts are protected before they leave; releases, agreements and requests are signed; the hub checks each figure and owner once more.',
  ],
  [
    'Accountability',
    'Every use is logged before it is answered; the owner can list its own and prove that the log was not altered.',
  ],
];

/** The policy that DPA 2018, Schedule 1, paragraph 39, asks of whoever relies on one of its conditions. */
export function appropriatePolicy({ agreement, owner }: PaperContext): Paper {
  const relied = agreement.lawfulBasis.filter((name) => /^(?:ARTICLE_9|ARTICLE_10|SCHEDULE_1)/.test(name));
  return {
    name: 'appropriate-policy-document',
    title: 'Appropriate policy document',
    lead: `For ${owner.name}: how special category data and data about criminal offences are processed under this agreement (DPA 2018, Schedule 1, Part 4).`,
    sections: [
      part(
        'conditions',
        '1. Conditions relied on',
        relied.length === 0
          ? says('The agreement names no condition of Schedule 1.')
          : points(...relied.map((name) => `${provisions[name]}.`)),
        toFill('why processing is necessary for the condition'),
      ),
      part(
        'principles',
        '2. How the principles are kept',
        tableOf('UK GDPR, Article 5', ['Principle', 'Procedure'], principles),
        toFill("the owner's own procedures for its records"),
      ),
      part(
        'retention',
        '3. Retention and erasure',
        says(
          'The hub holds releases, and no record about a person. A record that the owner erases is not counted in its next release; a release that should not have been made is withdrawn.',
        ),
        toFill("the owner's schedule for its records"),
      ),
      part(
        'review',
        '4. Review',
        says(
          `To be reviewed by ${longDate(agreement.review)}, and kept until six months after processing under it ends (DPA 2018, Schedule 1, paragraph 40).`,
        ),
        toFill('who is responsible, date and signature'),
      ),
    ],
  };
}
