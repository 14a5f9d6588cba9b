import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../../gateway/config.js';
import { may } from '../../scripts/commands/may.js';
import { testHub } from './testHub.js';

const hub = testHub();
const gla = 'greater-london-authority-demo';
const evidence = 'evidence-to-the-home-secretary';

async function told(organisation: string, purpose: string, document = 'city-region', json = false) {
  const texts: string[] = [];
  const command = {
    config: readConfig({ CONCORDAT_HOME: hub.home }),
    write: (text: string) => void texts.push(text),
    clock: () => new Date(),
  };
  const isPermitted = await may(command, { organisation, purpose, document, json });
  return { isPermitted, text: texts.join('') };
}

describe('concordat may', () => {
  test('says of each dataset which owners permit it, and what would let the others', async () => {
    const { isPermitted, text } = await told(gla, evidence);
    expect(isPermitted).toBe(true);
    expect(text).toMatch(/^YES {6}Area\.referralsMade, of all 43 owners$/m);
    expect(text).toMatch(
      /^IN PART {2}Area\.housingAtExit, of 3 of 4 owners\n +No agreement in force between North West Outreach \(demo\) and .*\. An agreement that North West Outreach \(demo\) signs would permit it\./m,
    );
    expect(text).toMatch(/\nYES {6}\d+ other fields: public, or the hub's own\n$/);
  });

  test('says of what every owner refuses what would permit it, and that the answer is no', async () => {
    const { isPermitted, text } = await told(gla, 'public-transparency');
    expect(isPermitted).toBe(false);
    expect(text).toMatch(
      /^NO {7}Area\.referralsMade\n +No agreement in force between a partner of police and .* for the purpose public-transparency\. Agreements cover it for board-reporting, /m,
    );
  });

  test('says that the firewall stands where no agreement can change that', async () => {
    const { isPermitted, text } = await told('home-office', evidence);
    expect(isPermitted).toBe(false);
    expect(text).toContain('The firewall of this hub');
    expect(text).not.toMatch(/^(IN PART|YES +Area\.referralsMade)/m);
  });

  test('says the same to machines, field by field', async () => {
    const { text } = await told(gla, evidence, 'city-region', true);
    const suspects = JSON.parse(text).find(
      ({ coordinate }: { coordinate: string }) => coordinate === 'Area.suspects',
    );
    expect(suspects.remedies).toEqual([]);
    expect(suspects.dataset).toMatchObject({
      name: 'police.suspects',
      refusing: [{ extensions: { code: 'AGREEMENT_NOT_IN_FORCE', dataset: 'police.suspects' } }],
    });
    expect(suspects.dataset.permitting).toHaveLength(42);
  });

  test('refuses a purpose that is not registered, and a document that is none', async () => {
    await expect(told(gla, 'curiosity')).rejects.toMatchObject({ code: 'PURPOSE_NOT_PERMITTED' });
    await expect(told(gla, evidence, 'nowhere.graphql')).rejects.toThrow(/no such file/);
  });
});
