import { nameOf, type Paper, type PaperContext, part, says, tableOf, toFill } from './paper.js';

/** Who does what among joint controllers (UK GDPR, Article 26), and its essence for those concerned. */
export function jointControllers({ agreement, owner }: PaperContext): Paper {
  const joint = agreement.parties.filter(({ role }) => role !== 'processor');
  const users = joint.filter(({ id }) => id !== owner.id).map(({ name }) => name);
  const everybody = joint.map(({ name }) => name).join(', ');
  const operator = nameOf(agreement, agreement.hub.operator);
  return {
    name: 'joint-controller-arrangement',
    title: 'Joint-controller arrangement',
    lead: 'How those who decide together about the shared evidence divide their duties. Its essence is to be available to the people concerned.',
    sections: [
      part(
        'who',
        '1. Who decides what',
        says(
          `${owner.name} alone decides about its records, and about what it counts, releases, corrects and withdraws.`,
        ),
        says(`${everybody} decide together about the evidence that is computed from released figures.`),
      ),
      part(
        'duties',
        '2. Who does what',
        tableOf(
          'Duties',
          ['Duty', 'Provision', 'Who'],
          [
            ['Telling people', 'Articles 13 and 14', owner.name],
            ['Requests of people', 'Articles 15 to 22', `${owner.name}; others pass on what reaches them`],
            ['Accuracy, corrections', 'Article 5(1)(d)', owner.name],
            ['Protecting releases', 'Articles 25 and 32', owner.name],
            ['Security of the hub', 'Articles 28 and 32', operator],
            ['Use within purpose and conditions', 'Article 5(1)(b)', users.join(', ')],
            ['Impact assessment', 'Article 35', `${owner.name}, with ${users.join(', ')}`],
            ['Record of processing', 'Article 30', 'each for itself'],
            ['Breach: telling each other', 'within 24 hours', 'whoever finds it'],
            ['Breach: the Commissioner, and people', 'Articles 33 and 34', owner.name],
          ],
        ),
      ),
      part(
        'contact',
        '3. Contact for the people concerned',
        toFill(`one contact; people may turn to any of ${everybody} all the same (Article 26(3))`),
      ),
      part(
        'essence',
        '4. The essence, for a privacy notice',
        says(
          `${owner.name} counts people it knows of in statistics about modern slavery. Counts are rounded, and small ones are withheld, before they leave it; nothing about a single person is passed on. ${users.join(', ')} may use these statistics for the purposes that the agreement names. They are never used to enforce immigration law.`,
        ),
      ),
      part('signatures', '5. Signatures', toFill('names and signatures for each controller, with the date')),
    ],
  };
}
