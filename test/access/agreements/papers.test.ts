import { describe, expect, test } from '@jest/globals';
import type { PaperContext } from '../../../gateway/access/agreements/papers/paper.js';
import { paperDocument } from '../../../gateway/access/agreements/papers/paper.js';
import { papersOf } from '../../../gateway/access/agreements/papers/papersOf.js';
import { covers } from '../../../gateway/access/agreements/standing.js';
import { wordDocument } from '../../../gateway/document/word/wordDocument.js';
import { wordText } from '../../../gateway/pack/index.js';
import type { Agreement } from '../../../schema/agreements/agreement.js';
import { conditions } from '../../../schema/agreements/conditions.js';
import { loadAgreements } from '../../../schema/agreements/loadAgreements.js';
import { loadCatalogue } from '../../../schema/datasets/catalogue.js';
import { loadPartners } from '../../../schema/partners/partners.js';
import { loadPurposes } from '../../../schema/purposes/purposes.js';

const shipped = (id: string): Agreement => {
  const found = loadAgreements().find(({ agreement }) => agreement.id === id);
  if (!found) throw new Error(`${id} doesn't ship.`);
  return found.agreement;
};

function context(agreement: Agreement): PaperContext {
  const owner = loadPartners().find(({ id }) => id === agreement.owner);
  if (!owner) throw new Error(`${agreement.owner} is no partner.`);
  return {
    agreement,
    owner,
    standing: 'IN_FORCE',
    datasets: loadCatalogue().datasets.filter(({ sector, name }) => covers(agreement, `${sector}.${name}`)),
    purposes: loadPurposes().filter(({ id }) => agreement.purposes.includes(id)),
    disclosure: [
      {
        dataset: 'Clients',
        release: 'a.clients.1',
        vintage: '2026-09-30',
        cells: 1200,
        withheld: 345,
        computable: 2,
      },
      {
        dataset: 'Beds',
        release: 'a.beds.1',
        vintage: '2026-09-30',
        cells: 40,
        withheld: 0,
        computable: undefined,
      },
    ],
    on: '2026-11-26',
  };
}

/** The text of each paragraph of a paper's Word file, tables among them. */
async function wordTexts(about: PaperContext, name: string): Promise<readonly string[]> {
  const paper = papersOf(about).find((one) => one.name === name);
  if (!paper) throw new Error(`No paper ${name}.`);
  const bytes = await wordDocument(paperDocument(paper, about), new Map());
  return wordText(name, bytes).split('\n');
}

const charity = context(shipped('london-safe-houses-demo.evidence-2026'));
const police = context(shipped('kent-police-demo.evidence-2026'));

describe('the agreement as a Word document', () => {
  test("is in the order of the Commissioner's data sharing code", async () => {
    const texts = await wordTexts(charity, 'agreement');
    const asked = [
      '1. Who are the parties to the agreement?',
      '2. What is the purpose of the data sharing?',
      '3. Which other organisations will be involved?',
      '4. Are we sharing data along with another controller?',
      '5. What data items are we going to share?',
      '6. What is our lawful basis for sharing?',
      '7. Is there special category, sensitive or criminal offence data?',
      '8. What about access and individual rights?',
      '9. What information governance arrangements do we have?',
      '10. Further details',
    ];
    // Each stands in the contents too, before them all.
    const titles = texts.filter((text) => asked.includes(text));
    expect(titles).toEqual([...asked, ...asked]);
  });

  test('says everything that was signed', async () => {
    const text = (await wordTexts(charity, 'agreement')).join('\n');
    const { agreement } = charity;
    for (const { name, id } of agreement.parties) expect(text).toContain(`${name}\n${id}\n`);
    for (const name of agreement.conditions) expect(text).toContain(conditions[name]);
    for (const { title } of charity.datasets) expect(text).toContain(title);
    expect(text).toContain('Article 6(1)(f)');
    expect(text).toContain(agreement.text.sha256);
    expect(text).toContain('1 April 2026 to 31 March 2036');
  });

  test('is the same file whenever it is written on one day', async () => {
    const [paper] = papersOf(charity);
    if (!paper) throw new Error('No paper.');
    const write = () => wordDocument(paperDocument(paper, charity), new Map());
    expect(Buffer.compare(Buffer.from(await write()), Buffer.from(await write()))).toBe(0);
  });
});

describe('the papers beside it', () => {
  test('are those that its parties have to write: a note on Part 3 for police alone', () => {
    const common = [
      'agreement',
      'impact-assessment',
      'joint-controller-arrangement',
      'processing-record',
      'appropriate-policy-document',
    ];
    const last = ['breach-procedure', 'anonymisation-assessment'];
    expect(papersOf(charity).map(({ name }) => name)).toEqual([...common, ...last]);
    expect(papersOf(police).map(({ name }) => name)).toEqual([...common, 'part-3-disclosure-note', ...last]);
  });

  test.each([charity, police])(
    'say what people have to fill in, and that they are a demonstration',
    async (about) => {
      for (const { name } of papersOf(about)) {
        const text = (await wordTexts(about, name)).join('\n');
        expect(text).toMatch(/\[to fill in/i);
        expect(text).toContain('SYNTHETIC DEMONSTRATION DATA');
        expect(text).not.toMatch(/undefined|null|NaN|\[object|_/);
      }
    },
  );

  test('hold the disclosure figures of the releases that stand', async () => {
    const text = (await wordTexts(charity, 'anonymisation-assessment')).join('\n');
    expect(text).toContain('Clients\n2026-09-30\n1,200\n345\n2\n');
    expect(text).toContain('Beds\n2026-09-30\n40\n0\ncounts nobody\n');
    expect(text).toContain('Of 345 withheld counts about people, 2 are computable.');
  });

  test('stop what is wrong by commands that there are', async () => {
    const text = (await wordTexts(police, 'breach-procedure')).join('\n');
    expect(text).toContain('kill-switch set kent-police-demo');
    expect(text).toContain('agreement revoke kent-police-demo.evidence-2026');
  });
});
