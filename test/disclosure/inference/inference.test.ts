import { describe, expect, test } from '@jest/globals';
import { differenceIn, inferences, inferredAbout, peopleOf, releasedCells } from './withoutPerson.js';

const forces = ['E23000013', 'E23000034', 'E23000004', 'E23000010'];
const peopleEach = 25;

describe('what can be inferred about a person', () => {
  test('is the same, within 5 points, from the release rebuilt without them', () => {
    const difference = differenceIn(forces.flatMap((force) => inferences(force, peopleEach)));
    expect(difference.people).toBe(forces.length * peopleEach);
    expect(Math.abs(difference.rightPoints)).toBeLessThanOrEqual(5);
    expect(Math.abs(difference.surenessPoints)).toBeLessThanOrEqual(5);
  });

  test('is more than nothing: the attack learns from statistics, as statistics are for', () => {
    const [force = ''] = forces;
    const people = peopleOf(force);
    const cells = releasedCells(force, people);
    const sureness =
      people.reduce((sum, person) => sum + inferredAbout(cells, person).sureness, 0) / people.length;
    expect(sureness).toBeGreaterThan(1.5 / 7);
  });

  test('would differ by far more were exact counts shown: the attack can tell', () => {
    const [force = ''] = forces;
    const people = peopleOf(force);
    const one = people.filter(({ quarter, age, sex }, at) =>
      people.every(
        (other, otherAt) =>
          otherAt === at || other.quarter !== quarter || other.age !== age || other.sex !== sex,
      ),
    );
    expect(one.length).toBeGreaterThan(0);
    const exactly = (person: (typeof people)[number], counted: boolean) => {
      const kind =
        person.exploitation === ''
          ? 'NOT_SPECIFIED'
          : person.exploitation.includes('+')
            ? 'MULTIPLE'
            : person.exploitation;
      const about = {
        owner: 'x',
        dataset: 'referralsMade',
        table: 'x',
        area: 'x',
        period: person.quarter,
        status: 'RELEASED',
      };
      const codes = [
        'LABOUR',
        'SEXUAL',
        'DOMESTIC',
        'CRIMINAL',
        'ORGAN_HARVESTING',
        'MULTIPLE',
        'NOT_SPECIFIED',
      ];
      return codes.map((exploitation) => ({
        ...about,
        codes: { exploitation, age: person.age, sex: person.sex },
        value: counted && exploitation === kind ? 1 : 0,
      }));
    };
    for (const person of one) {
      expect(inferredAbout(exactly(person, true), person).sureness).toBe(1);
      expect(inferredAbout(exactly(person, false), person).sureness).toBeCloseTo(1 / 7);
    }
  });
});
