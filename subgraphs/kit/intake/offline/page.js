import { config } from 'zod';
import { offlineKit } from './offlineKit.js';
import { newOwnerKey } from './ownerSignature.js';

// The page's policy lets no text become code.
config({ jitless: true });

const at = (id) => document.getElementById(id);
const kit = offlineKit(JSON.parse(at('data').textContent));
const given = { partner: undefined, key: undefined, mapping: undefined, built: undefined };

for (const { name, title } of kit.datasets) at('dataset').append(new Option(title, name));
for (const { code, name } of kit.areas) at('area').append(new Option(`${name} (${code})`, code));

/** Saves a file through the browser's own dialogue. */
function save(name, content) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content]));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Shows a thrown refusal as text; nothing is ever shown as markup. */
async function tell(place, work) {
  try {
    await work();
  } catch (error) {
    place.hidden = false;
    place.textContent = error instanceof Error ? error.message : String(error);
  }
}

const readText = (input) => input.files[0]?.text();

function made(tag, text, parts = []) {
  const element = document.createElement(tag);
  if (text !== undefined) element.textContent = text;
  element.append(...parts);
  return element;
}

const tableOf = (heads, rows) =>
  made('table', undefined, [
    made('thead', undefined, [
      made(
        'tr',
        undefined,
        heads.map((head) => made('th', head)),
      ),
    ]),
    made('tbody', undefined, rows),
  ]);

at('partner').addEventListener('change', () =>
  tell(at('who'), async () => {
    given.partner = kit.partnerFile(JSON.parse(await readText(at('partner'))));
    at('who').textContent = `You publish as ${JSON.parse(given.partner).name}.`;
  }),
);
at('key').addEventListener('change', async () => {
  given.key = await readText(at('key'));
});
at('make').addEventListener('click', () =>
  tell(at('who'), async () => {
    const { pem, publicKey } = await newOwnerKey();
    const id = at('id').value.trim();
    const said = { id, name: at('name').value.trim(), sector: at('sector').value, area: at('area').value };
    given.partner = kit.partnerFile({ ...said, demonstration: id.endsWith('-demo'), publicKey });
    given.key = pem;
    save(`${id}.partner.json`, given.partner);
    save(`${id}.key.pem`, pem);
    at('who').textContent =
      `You publish as ${said.name}. Hand the partner file to whoever runs the hub; keep the key.`;
  }),
);
for (const button of document.querySelectorAll('[data-format]'))
  button.addEventListener('click', () => {
    for (const file of kit.template(at('dataset').value, button.dataset.format)) save(file.name, file.bytes);
  });
at('sheet').addEventListener('change', () => {
  given.mapping = undefined;
});
at('dataset').addEventListener('change', () => {
  given.mapping = undefined;
});
at('check').addEventListener('click', () => tell(at('result'), () => checkSheet(false)));
at('again').addEventListener('click', () => tell(at('result'), () => checkSheet(true)));

async function checkSheet(accepts) {
  const [file] = at('sheet').files;
  at('preview').hidden = true;
  at('result').className = 'bad';
  if (!given.partner) throw new Error('Choose your partner file first, or make one.');
  if (!file) throw new Error('Choose your sheet first.');
  if (!at('from').value || !at('to').value) throw new Error('Say first which days the sheet holds whole.');
  const { faults, mapping, checked } = kit.check({
    partner: given.partner,
    name: file.name,
    bytes: new Uint8Array(await file.arrayBuffer()),
    dataset: at('dataset').value,
    covers: {
      from: at('from').value,
      to: at('to').value,
      followedTo: at('followed').value || at('to').value,
    },
    mapping: accepts ? chosenMapping() : given.mapping,
    accepts,
    sameRowsArePeople: at('same').checked,
  });
  given.mapping = mapping;
  if (mapping) showMapping(mapping);
  showFaults(faults);
  if (checked) await showPreview(checked);
}

function showMapping(mapping) {
  const { columns } = kit.datasets.find(({ name }) => name === mapping.dataset);
  const headings = [...Object.keys(mapping.columns), ...mapping.ignored];
  const rows = headings.map((heading) => {
    const select = made('select');
    select.dataset.heading = heading;
    select.setAttribute('aria-label', `Meaning of ${heading}`);
    select.append(new Option('not read', ''), ...columns.map((name) => new Option(name, name)));
    select.value = mapping.columns[heading] ?? '';
    const note = mapping.guessed.includes(heading) ? 'guessed: look at it' : '';
    return made('tr', undefined, [made('td', heading), made('td', undefined, [select]), made('td', note)]);
  });
  const codes = Object.entries(mapping.codes).flatMap(([column, own]) =>
    Object.keys(own).map((text) => codeRow(column, text, own[text])),
  );
  at('columns').replaceChildren(
    tableOf(['Your heading', 'Is our', ''], rows),
    ...(codes.length > 0 ? [tableOf(['Your code', 'Our code', 'Column'], codes)] : []),
  );
  at('mapping').hidden = false;
}

function codeRow(column, text, code) {
  const input = made('input');
  input.value = code ?? '';
  input.dataset.column = column;
  input.dataset.code = text;
  input.setAttribute('aria-label', `Our code for ${text}`);
  return made('tr', undefined, [made('td', text), made('td', undefined, [input]), made('td', column)]);
}

/** The mapping with what was changed on the page. */
function chosenMapping() {
  const columns = {};
  const ignored = [];
  for (const { dataset, value } of at('columns').querySelectorAll('select'))
    if (value === '') ignored.push(dataset.heading);
    else columns[dataset.heading] = value;
  const codes = {};
  for (const { dataset, value } of at('columns').querySelectorAll('input'))
    codes[dataset.column] = { ...codes[dataset.column], [dataset.code]: value.trim() || null };
  return { ...given.mapping, columns, ignored, codes, guessed: [] };
}

const faultsShown = 50;

function showFaults(faults) {
  const place = at('result');
  place.hidden = false;
  place.className = faults.length > 0 ? 'bad' : 'good';
  if (faults.length === 0) {
    place.textContent = 'Nothing is wrong with the sheet.';
    return;
  }
  const rows = faults.slice(0, faultsShown).map(({ sheet, row, column, code, expected, found, remedy }) => {
    const where = [sheet, row && `row ${row}`, column && `column ${column}`].filter(Boolean).join(', ');
    return made(
      'tr',
      undefined,
      [where, code, expected, found, remedy].map((text) => made('td', text)),
    );
  });
  const count = `The sheet is refused: ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}. Nothing of it was kept.`;
  place.replaceChildren(
    made('h2', count),
    tableOf(['Where', 'Code', 'Expected', 'Found', 'What to do'], rows),
  );
  place.focus();
}

async function showPreview(checked) {
  at('result').textContent = `${checked.rows} rows, nothing wrong. Protecting the counts ...`;
  await new Promise((resolve) => setTimeout(resolve, 30));
  given.built = kit.build(given.partner, checked);
  at('result').textContent = `${checked.rows} rows, nothing wrong.`;
  at('text').textContent = given.built.preview;
  at('preview').hidden = false;
}

at('sign').addEventListener('click', () =>
  tell(at('saved'), async () => {
    if (!given.key) throw new Error('Choose your key file first.');
    const { release } = given.built;
    save(`${release.id}.json`, await kit.sign(release, given.partner, given.key));
    at('saved').textContent =
      `Saved ${release.id}.json. Hand it over, or push it: nothing else needs to travel.`;
  }),
);
