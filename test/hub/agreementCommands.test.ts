import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { readConfig } from '../../gateway/config.js';
import { wordText } from '../../gateway/pack/index.js';
import { agreementSchema } from '../../schema/agreements/agreement.js';
import { loadAgreements } from '../../schema/agreements/loadAgreements.js';
import { signAgreement } from '../../schema/agreements/signedAgreement.js';
import {
  applyAgreements,
  endAgreement,
  listAgreements,
  showAgreement,
} from '../../scripts/commands/agreement.js';
import { renderAgreement } from '../../scripts/commands/agreementRender.js';
import { lift, listSwitches, stop } from '../../scripts/commands/killSwitch.js';
import { demonstrationKey } from '../../scripts/demonstration/demonstrationKey.js';
import { type Answer, testHub } from './testHub.js';

const hub = testHub();
const norfolk = 'norfolk-constabulary-demo';
const team = 'metro-mayors-evidence-team-demo';
const purpose = 'public-transparency';
const id = `${norfolk}.commands-test`;

/** What a command prints, run beside the hub as an operator would. */
async function printed(
  work: (command: Parameters<typeof listSwitches>[0]) => Promise<void>,
): Promise<string> {
  let text = '';
  const config = { ...readConfig({ CONCORDAT_HOME: hub.home }) };
  const write = (more: string) => {
    text += more;
  };
  await work({ config, write, clock: () => new Date() });
  return text;
}

/** An agreement for a purpose that no owner agreed to before. */
async function signedFile(): Promise<string> {
  const shipped = loadAgreements().find(({ agreement }) => agreement.owner === norfolk);
  const terms = { ...shipped?.agreement, id, datasets: ['police.crimes'], purposes: [purpose] };
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'concordat-agreement-')), 'signed.json');
  await writeFile(
    file,
    JSON.stringify(signAgreement(agreementSchema.parse(terms), demonstrationKey(norfolk))),
  );
  return file;
}

/** Owners whose crimes the team gets, or why it gets none. */
async function answered(): Promise<unknown> {
  const response = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(await hub.headers({ organisation: team, purpose })),
    },
    body: JSON.stringify({
      query:
        '{ area(code: "E23000024") { name crimes(period: "2022", table: FORCE_YEAR) { owners { id } } } }',
    }),
  });
  const { data, errors } = (await response.json()) as Answer;
  return data.area.crimes ?? errors[0].extensions.code;
}

test('an operator applies, reads, stops and revokes an agreement, and each holds from the next request on', async () => {
  const file = await signedFile();
  const permitted = [{ owners: [{ id: norfolk }] }];
  expect(await answered()).toBe('UNAUTHORIZED_FIELD_OR_TYPE');

  expect(await printed((command) => applyAgreements(command, file))).toMatch(
    `Applied: ${id}\n  permits ${purpose}`,
  );
  expect(await answered()).toEqual(permitted);
  expect(await printed((command) => applyAgreements(command, file))).toMatch(/^Known: /);
  expect(await printed((command) => listAgreements(command, { owner: norfolk }))).toMatch(
    new RegExp(`${id} +in force +to .* police\\.crimes\n`),
  );
  expect(await printed((command) => showAgreement(command, id, false))).toContain(
    `may ask       greater-london`,
  );
  expect(JSON.parse(await printed((command) => showAgreement(command, id, true)))).toMatchObject({ id });

  expect(await printed((command) => stop(command, norfolk))).toMatch(/^Nothing of norfolk/);
  expect(await answered()).toBe('UNAUTHORIZED_FIELD_OR_TYPE');
  expect(await printed(listSwitches)).toMatch(new RegExp(`${norfolk} +set .* STOPPED`));
  await printed((command) => lift(command, norfolk));
  expect(await answered()).toEqual(permitted);

  expect(await printed((command) => endAgreement(command, id))).toMatch(`Revoked ${id}.`);
  expect(await answered()).toBe('UNAUTHORIZED_FIELD_OR_TYPE');
  expect(await printed((command) => listAgreements(command, { owner: norfolk }))).not.toContain(id);
  expect(await printed((command) => listAgreements(command, { owner: norfolk, all: true }))).toMatch(
    new RegExp(`${id} +revoked `),
  );
  await rm(path.dirname(file), { recursive: true });
});

test('ids that nobody has are refused, with what lists them', async () => {
  await expect(printed((command) => endAgreement(command, 'nobody.agreed'))).rejects.toMatchObject({
    code: 'UNKNOWN_ID',
  });
  await expect(printed((command) => stop(command, 'nobody-demo'))).rejects.toThrow(/partner list/);
  await expect(printed((command) => lift(command, norfolk))).rejects.toThrow(/kill-switch list/);
  await expect(printed((command) => applyAgreements(command, '/nowhere.json'))).rejects.toMatchObject({
    code: 'ARGUMENT_INVALID',
  });
});

test("an agreement is written as Word documents, with what can be computed from its owner's releases", async () => {
  const out = await mkdtemp(path.join(tmpdir(), 'concordat-papers-'));
  const safeHouses = 'london-safe-houses-demo.evidence-2026';
  const text = await printed((command) => renderAgreement(command, { id: safeHouses, out }));
  expect(text.match(/\.docx: .+/g)).toHaveLength(7);
  const name = 'anonymisation-assessment.docx';
  expect(wordText(name, await readFile(path.join(out, name)))).toMatch(
    /Of [\d,]+ withheld counts about people, 0 are computable\./,
  );
  await rm(out, { recursive: true });
});
