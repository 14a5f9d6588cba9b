import { longDate } from '../../../document/dates.js';
import { type Paper, type PaperContext, part, points, says, toFill } from './paper.js';

/** Police data leaves law enforcement for another purpose (DPA 2018, section 36(4)): why it may. */
export function partThreeNote({ agreement, owner, purposes, on }: PaperContext): Paper {
  return {
    name: 'part-3-disclosure-note',
    title: 'Note on disclosure under Part 3',
    lead: `For ${owner.name}, as competent authority. The decision is the owner's; the note records what it rests on.`,
    sections: [
      part(
        'collected',
        '1. What the data was collected for',
        says(
          'The records were collected for law enforcement purposes and are processed under Part 3 of the Data Protection Act 2018.',
        ),
      ),
      part(
        'purpose',
        '2. The new purpose',
        says('Statistics are made from them for purposes that are no law enforcement:'),
        points(...purposes.map(({ title, use }) => `${title}. ${use}`)),
      ),
      part(
        'authorised',
        '3. What authorises it',
        says(
          'Personal data collected for law enforcement may be processed for another purpose only where the law authorises that (section 36(4)). From then on the UK GDPR and Part 2 apply.',
        ),
        toFill(`the power that ${owner.name} relies on, and advice taken`),
      ),
      part(
        'safeguards',
        '4. What is disclosed, and what is not',
        points(
          'Counting is done on the machine of the owner; what is disclosed are protected counts.',
          'Nothing about a single person, investigation, intelligence or operation is disclosed.',
          'Nobody can use the figures to enforce immigration law through the hub: no such purpose exists.',
          'The owner can withdraw a release or revoke the agreement; either holds from the next request on.',
        ),
      ),
      part(
        'decision',
        '5. Decision',
        says(
          `Agreement ${agreement.id}, from ${longDate(agreement.from)} to ${longDate(agreement.to)}. Written on ${longDate(on)}.`,
        ),
        toFill('decision, reasons, name and rank of whoever decided, date'),
      ),
    ],
  };
}
