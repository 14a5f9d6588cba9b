import { z } from 'zod';
import { sectors } from '../datasets/dataset.js';
import { isImmigrationEnforcement } from '../purposes/immigrationEnforcement.js';
import { conditionNames } from './conditions.js';
import { lawfulBasisSchema } from './lawfulBasis.js';

const organisation = z.string().regex(/^[a-z][a-z0-9-]{1,59}$/);
const sentence = z
  .string()
  .min(1)
  .max(500)
  .regex(/^[^\0\p{Surrogate}\r\n]*$/u, 'One line of text.');

export const partyRoles = ['controller', 'joint-controller', 'processor'] as const;

const partySchema = z.strictObject({ id: organisation, name: sentence, role: z.enum(partyRoles) });

const datasetPattern = new RegExp(`^(?:${sectors.join('|')})\\.(?:\\*|[a-z][A-Za-z]*)$`);

const once = (values: readonly string[]): boolean => new Set(values).size === values.length;

/** What an owner agrees to, without its signature. Everybody may read it: it holds no name of a person. */
export const agreementSchema = z
  .strictObject({
    /** Begins with the owner's id and a full stop. */
    id: z.string().regex(/^[a-z][a-z0-9-]{1,59}\.[a-z0-9][a-z0-9-]{1,59}$/),
    title: sentence,
    /** The partner whose figures it is about, and who signs. */
    owner: organisation,
    demonstration: z.boolean(),
    parties: z.array(partySchema).min(2),
    /** Who runs the hub, and where: no agreement without. */
    hub: z.strictObject({ operator: organisation, hosting: sentence }),
    /** `police.referralsMade`, or `police.*` for every dataset of a sector, of later ones too. */
    datasets: z.array(z.string().regex(datasetPattern)).min(1).refine(once, 'Each dataset once.'),
    /** Ids of registered purposes. */
    purposes: z.array(organisation).min(1).refine(once, 'Each purpose once.'),
    /** Organisations that may ask; each is a party. */
    organisations: z.array(organisation).min(1).refine(once, 'Each organisation once.'),
    lawfulBasis: lawfulBasisSchema,
    /** First and last day, UTC; both are within. */
    from: z.iso.date(),
    to: z.iso.date(),
    review: z.iso.date(),
    conditions: z.array(z.enum(conditionNames)).min(1).refine(once, 'Each condition once.'),
    /** The wording that was agreed: where it can be read, and its SHA-256. */
    text: z.strictObject({ name: sentence, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  })
  .superRefine((agreement, { addIssue }) => {
    for (const message of contradictions(agreement)) addIssue({ code: 'custom', message });
  });

/** The terms under which an owner's figures may be asked for. */
export type Agreement = Readonly<z.infer<typeof agreementSchema>>;

type Terms = Pick<
  Agreement,
  'id' | 'owner' | 'demonstration' | 'parties' | 'hub' | 'purposes' | 'organisations' | 'lawfulBasis'
> &
  Pick<Agreement, 'datasets' | 'from' | 'to' | 'review'>;

function contradictions(terms: Terms): readonly string[] {
  const { id, owner, parties, hub, organisations, purposes, from, to, review } = terms;
  const roles = new Map(parties.map((party) => [party.id, party.role]));
  const strangers = organisations.filter((name) => !roles.has(name));
  const said = [
    ...purposes,
    ...organisations,
    ...parties.flatMap(({ id: name, name: called }) => [name, called]),
  ];
  const isPolice = terms.datasets.some((name) => name.startsWith('police.'));
  return [
    [id.startsWith(`${owner}.`), `The id begins with ${owner} and a full stop.`],
    [
      terms.demonstration === owner.endsWith('-demo'),
      'A demonstration agrees for demonstration partners alone.',
    ],
    [roles.size === parties.length, 'Each party once.'],
    [['controller', 'joint-controller'].includes(roles.get(owner) ?? ''), 'The owner is a controller.'],
    [roles.get(hub.operator) === 'processor', 'The operator of the hub is a party, as processor.'],
    [strangers.length === 0, `Who may ask is a party: ${strangers.join(', ')}.`],
    [
      !said.some(isImmigrationEnforcement),
      'Immigration enforcement is no purpose and no party, under any name.',
    ],
    [from <= to, 'It ends after it begins.'],
    [from <= review && review <= to, 'It is reviewed while it is in force.'],
    [
      !isPolice || terms.lawfulBasis.includes('PART_3_SECTION_36_4'),
      'Police data comes from law enforcement: PART_3_SECTION_36_4 is among its grounds.',
    ],
  ].flatMap(([holds, message]) => (holds ? [] : [String(message)]));
}
