import { conditions } from '../../../../schema/agreements/conditions.js';
import { provisions } from '../../../../schema/agreements/lawfulBasis.js';
import { canonicalHash } from '../../../../schema/protocol/canonicalJson.js';
import { longDate } from '../../../document/dates.js';
import {
  inWords,
  nameOf,
  type Paper,
  type PaperContext,
  part,
  points,
  says,
  tableOf,
  toFill,
} from './paper.js';

/** The agreement, in the order of the ICO's data sharing code of practice (2021), "Data sharing agreements". */
export function agreementPaper(context: PaperContext): Paper {
  return {
    name: 'agreement',
    title: 'Data sharing agreement',
    lead: 'What the owner signed, in the order in which the data sharing code of the Information Commissioner asks for it. What the hub enforces is the signed agreement; this is its wording for people.',
    sections: [
      parties(context),
      purpose(context),
      others(context),
      controllers(context),
      items(context),
      basis(context),
      sensitive(context),
      rights(context),
      governance(context),
      further(context),
    ],
  };
}

const parties = ({ agreement, owner }: PaperContext) =>
  part(
    'parties',
    '1. Who are the parties to the agreement?',
    tableOf(
      'Parties',
      ['Organisation', 'Id', 'Role'],
      agreement.parties.map(({ id, name, role }) => [name, id, inWords(role)]),
    ),
    says(
      `${owner.name} owns the figures and signs. The hub is run by ${nameOf(agreement, agreement.hub.operator)}.`,
    ),
    toFill('data protection officer and contact of each party'),
  );

const purpose = ({ purposes, agreement }: PaperContext) =>
  part(
    'purpose',
    '2. What is the purpose of the data sharing?',
    says('The figures may be asked for these purposes and no other:'),
    points(...purposes.map(({ title, use }) => `${title}. ${use}`)),
    says(
      'Enforcing immigration law is no purpose of the hub under any name: it can be neither registered nor agreed to.',
    ),
    says(
      `In force from ${longDate(agreement.from)} to ${longDate(agreement.to)}, both days included; to be reviewed by ${longDate(agreement.review)}.`,
    ),
    toFill('why sharing is necessary, its benefits, and why they cannot be had with less'),
  );

const others = ({ agreement }: PaperContext) =>
  part(
    'others',
    '3. Which other organisations will be involved?',
    says('These organisations may ask; nobody else is answered:'),
    points(...agreement.organisations.map((id) => nameOf(agreement, id))),
    says(
      'Another organisation is let in by another agreement that the owner signs. The Home Office, and whoever enforces immigration law, read the open pack and public fields alone, whatever is agreed.',
    ),
  );

function controllers({ agreement }: PaperContext) {
  const joint = agreement.parties.filter(({ role }) => role === 'joint-controller');
  const text =
    joint.length > 1
      ? `${joint.map(({ name }) => name).join(', ')} are joint controllers of the evidence that is computed together (UK GDPR, Article 26): see the joint-controller arrangement.`
      : 'No: each controller decides by itself why and how it processes.';
  return part('controllers', '4. Are we sharing data along with another controller?', says(text));
}

const items = ({ datasets, agreement }: PaperContext) =>
  part(
    'items',
    '5. What data items are we going to share?',
    says(
      "Releases: tables of counts that the owner built and protected on its own machine, signed and published. No record about a person, no free text, no reference number and nobody's immigration status leaves the owner; where detention or leave is counted, it is as protected counts.",
    ),
    says(`The agreement covers ${agreement.datasets.join(', ')}: today the datasets below.`),
    tableOf(
      'Datasets',
      ['Dataset', 'What is counted', 'Smallest area'],
      datasets.map(({ title, counts, smallestArea }) => [title, counts, inWords(smallestArea)]),
    ),
  );

const basis = ({ agreement }: PaperContext) =>
  part(
    'basis',
    '6. What is our lawful basis for sharing?',
    points(...agreement.lawfulBasis.map((name) => `${provisions[name]}.`)),
    toFill(
      'the legal power of each public body, and the record of a legitimate interests assessment where Article 6(1)(f) is named',
    ),
  );

function sensitive({ agreement }: PaperContext) {
  const isPolice = agreement.lawfulBasis.includes('PART_3_SECTION_36_4');
  return part(
    'sensitive',
    '7. Is there special category, sensitive or criminal offence data?',
    says(
      'The records that the owner counts hold special category data, and data about criminal offences. What is shared are counts that are rounded and withheld where small, meant to be anonymous; the anonymisation assessment says what can be computed from them.',
    ),
    ...(isPolice
      ? [
          says(
            'The records were collected for law enforcement (DPA 2018, Part 3). Publishing statistics for policy is another purpose: see the note on Part 3.',
          ),
        ]
      : []),
  );
}

const rights = ({ owner }: PaperContext) =>
  part(
    'rights',
    '8. What about access and individual rights?',
    says(
      `Requests about a person go to ${owner.name}, which alone can tell whether a person is counted. The hub holds no record in which a person could be looked up.`,
    ),
    says(
      'Whoever withdraws, or whose record is erased, is not counted in the next release. A release that stands can be withdrawn or corrected; it then leaves every answer from the next request on.',
    ),
    says('Requests under the Freedom of Information Act go to the public body that holds what is asked for.'),
    toFill('who answers, within which time, and where people read how to ask'),
  );

const governance = ({ agreement }: PaperContext) =>
  part(
    'governance',
    '9. What information governance arrangements do we have?',
    says('Whoever uses the figures keeps these conditions:'),
    points(...agreement.conditions.map((name) => conditions[name])),
    says(`The hub is hosted here: ${agreement.hub.hosting}.`),
    points(
      'Whether the agreement is in force is decided at each request. Revoking it, or its end, holds from the next request on.',
      'The owner can stop everything of its own at once (kill switch), and lift that again.',
      'Every use is written to a log that cannot be changed unseen before anything is answered; the owner can list its own uses.',
      'Whoever starts the hub, or asks it for what expires, is told 60, 30 and 7 days before the agreement ends.',
    ),
    toFill('training, retention of what users export, and who reviews the list of uses'),
  );

const further = ({ agreement, standing }: PaperContext) =>
  part(
    'further',
    '10. Further details',
    tableOf(
      'What was signed',
      ['What', 'Value'],
      [
        ['Id', agreement.id],
        ['Standing', inWords(standing)],
        ['SHA-256 of the signed agreement', canonicalHash(agreement)],
        ['Wording', agreement.text.name],
        ['SHA-256 of the wording', agreement.text.sha256],
      ],
    ),
    toFill('names and signatures for each party, with the date'),
  );
