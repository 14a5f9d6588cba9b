import { z } from 'zod';

/**
 * The ground that a controller processes and shares on, as codes that stand for provisions of law. Codes rather than
 * free words: what an agreement relies on can then be listed, compared and checked.
 */
export const provisions = {
  ARTICLE_6_1_C:
    'UK GDPR, Article 6(1)(c): a legal obligation, here the duty to notify (Modern Slavery Act 2015, s. 52)',
  ARTICLE_6_1_E: 'UK GDPR, Article 6(1)(e): a task carried out in the public interest or official authority',
  ARTICLE_6_1_F: 'UK GDPR, Article 6(1)(f): legitimate interests, assessed and recorded by the owner',
  ARTICLE_9_2_G: 'UK GDPR, Article 9(2)(g): substantial public interest',
  ARTICLE_10: 'UK GDPR, Article 10: criminal offence data, under the conditions of DPA 2018, Schedule 1',
  SCHEDULE_1_6: 'DPA 2018, Schedule 1, paragraph 6: statutory and government purposes',
  SCHEDULE_1_18: 'DPA 2018, Schedule 1, paragraph 18: safeguarding of children and of individuals at risk',
  PART_3_SECTION_36_4:
    'DPA 2018, Part 3, section 36(4): data collected for law enforcement, disclosed for another purpose where the law authorises that',
} as const;

export type Provision = keyof typeof provisions;

const provisionNames = Object.keys(provisions) as [Provision, ...Provision[]];

export const lawfulBasisSchema = z
  .array(z.enum(provisionNames))
  .min(1)
  .refine((named) => new Set(named).size === named.length, 'Each provision once.')
  .refine(
    (named) => named.some((name) => name.startsWith('ARTICLE_6_')),
    'Sharing needs a basis in UK GDPR, Article 6.',
  );
