import { nameOf, type Paper, type PaperContext, part, points, says, tableOf, toFill } from './paper.js';

/** What to do when something got out, minute by minute (UK GDPR, Articles 33 and 34; DPA 2018, sections 67 and 68). */
export function breachProcedure({ agreement, owner }: PaperContext): Paper {
  const command = 'npm run -s concordat --';
  const operator = nameOf(agreement, agreement.hub.operator);
  return {
    name: 'breach-procedure',
    title: 'Breach procedure',
    lead: `What ${owner.name} and ${operator} do when a figure, a key or a use is not as it should be. People at risk come first: nothing below waits for certainty.`,
    sections: [
      part(
        'stop',
        '1. Stop, at once',
        tableOf(
          'Whoever notices first asks the operator to do the narrowest that is enough',
          ['What is wrong', 'Command', 'Holds from'],
          [
            [
              'One release',
              `${command} release withdraw <dataset> --owner ${owner.id} --notice <text>`,
              'the next request',
            ],
            ['This agreement', `${command} agreement revoke ${agreement.id}`, 'the next request'],
            ['Everything of the owner', `${command} kill-switch set ${owner.id}`, 'the next request'],
            ['A person, service or token', `${command} revoke <pseudonym or token>`, 'the next request'],
            ['The hub itself', `${command} kill-switch set hub`, 'the next request'],
          ],
        ),
        says('What was answered before is with those who asked: they are listed in part 3, and are told.'),
      ),
      part(
        'tell',
        '2. Tell each other, within 24 hours',
        says('Whoever finds a breach tells the owner and the operator within 24 hours of its discovery.'),
        toFill('telephone numbers that are answered at night, of each party'),
      ),
      part(
        'learn',
        '3. Learn what happened',
        points(
          `Who used the figures since when: ${command} audit uses --partner ${owner.id} --since <day>`,
          `That nobody rewrote the log: ${command} audit export, then audit verify with a checkpoint that the owner kept`,
          `What anybody could compute from a release: ${command} release audit <dataset> --owner ${owner.id}`,
        ),
      ),
      part(
        'notify',
        '4. Notify',
        says(
          'The Information Commissioner within 72 hours of becoming aware, unless a risk to people is unlikely; the people concerned without undue delay where the risk is high. For police records sections 67 and 68 of the Data Protection Act 2018 ask for the same.',
        ),
        says(
          'Where a person may be in danger, the safety of that person is seen to first, outside of the hub.',
        ),
        toFill('who decides, and who writes'),
      ),
      part(
        'after',
        '5. Afterwards',
        points(
          'Record facts, effects and what was done (Article 33(5)).',
          `Lift what was stopped once it is safe: ${command} kill-switch lift ${owner.id}. An agreement that was revoked is signed anew.`,
          'Review the impact assessment and the anonymisation assessment.',
        ),
      ),
    ],
  };
}
