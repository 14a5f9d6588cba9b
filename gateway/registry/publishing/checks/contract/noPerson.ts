import type { Check } from '../check.js';
import { classify } from '../classification.js';
import { elementsOf, isShared } from '../elements.js';
import { namedOf } from '../subject.js';
import { holdsWords } from '../words.js';

const references = [
  'home office reference',
  'home office number',
  'nrm reference',
  'nrm number',
  'national referral mechanism reference',
  'case reference',
  'case number',
  'case id',
  'crime reference',
  'crime number',
  'referral reference',
  'referral number',
  'referral id',
  'client reference',
  'client id',
  'person id',
  'victim id',
  'unique reference number',
];

const traits = [
  'first name',
  'last name',
  'full name',
  'forename',
  'surname',
  'alias',
  'date of birth',
  'birth date',
  'birthday',
  'passport',
  'national insurance',
  'telephone',
  'phone',
  'mobile',
  'email',
  'postcode',
  'address',
  'photograph',
  'fingerprint',
  'biometric',
];

/**
 * No field and no filter names a person or a case. A reference of the Home Office would lead from a figure to the
 * person behind it, and a filter by one would even where nothing shows it.
 */
export const noPerson: Check = (subject, frame) => {
  const classes = classify(subject, frame);
  return elementsOf(subject).flatMap((element) => {
    const { kind, name, coordinate, node, type } = element;
    if (kind === 'value' || kind === 'type' || isShared(frame, element)) return [];
    const field = coordinate.replace(/\(.*$/, '');
    const reference = references.find((phrase) => holdsWords(name, phrase));
    if (reference !== undefined)
      return [
        subject.at(node, coordinate, {
          code: 'CASE_REFERENCE',
          severity: 'REFUSED',
          message: `${coordinate} is a ${reference}: it leads from a figure to a person.`,
          remedy:
            'Leave it out, in the graph and in the release. References stay in the records of their owner.',
        }),
      ];
    const trait = traits.find((phrase) => holdsWords(name, phrase));
    const isCodes = type !== undefined && subject.types.get(namedOf(type))?.kind === 'enum';
    if (trait === undefined || isCodes || classes.get(field) === 'PUBLIC') return [];
    return [
      subject.at(node, coordinate, {
        code: 'PERSON_FIELD',
        severity: 'REFUSED',
        message: `${coordinate} holds the ${trait} of a person.`,
        remedy: 'Leave it out. The contact of an office belongs under @tag(name: "office-holder").',
      }),
    ];
  });
};
