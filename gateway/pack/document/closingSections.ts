import { cellStatuses } from '../../../schema/protocol/cell.js';
import type { DataTable } from '../../document/block.js';
import { type Block, heading, list, paragraph, strong, type Table, together } from '../../document/block.js';
import { ageText, longDate } from '../../document/dates.js';
import { shorthand } from '../../questions/render/figureText.js';
import type { Pack, ProvenanceRow } from '../pack.js';
import type { Section } from './section.js';

const meanings: Readonly<Record<string, string>> = cellStatuses;

/** Where figures come from, as the table of provenance says it. */
const provenances: Readonly<Record<string, string>> = {
  OFFICIAL: 'published',
  PARTNER: "the partner's own",
  SYNTHETIC: 'SYNTHETIC, invented for demonstration',
};

const text = (label: string) => ({ label, isNumber: false });

const plainTable = (caption: string, table: DataTable): Table => ({
  kind: 'TABLE',
  caption,
  isSynthetic: false,
  table,
});

/** What the pack cannot show, and who could change that. */
export function gapsSection({ gaps }: Pack): Section {
  const rows = gaps.map(({ ask, what, who, because }) => [ask, what, who, because ?? '']);
  const hasReason = gaps.some(({ because }) => because !== undefined);
  const columns = [text('Ask'), text('What is missing'), text('Who would have to publish it')];
  const table = hasReason
    ? { columns: [...columns, text('Why it is not in this pack')], rows }
    : { columns, rows: rows.map((row) => row.slice(0, columns.length)) };
  return {
    id: 'gaps',
    kind: 'GAPS',
    title: 'Stated gaps',
    blocks: [
      paragraph(
        'BODY',
        'What this pack does not know, said outright, so that silence is not read as nought.',
      ),
      plainTable('Stated gaps, by ask', table),
    ],
  };
}

export function methodSection({ method }: Pack): Section {
  const signs = Object.entries(shorthand).map(([status, sign]) => [
    strong(sign),
    ` ${meanings[status] ?? status}`,
  ]);
  return {
    id: 'method',
    kind: 'METHOD',
    title: 'How to read the figures',
    blocks: [
      ...method.map((section) =>
        together(heading(section.heading), ...section.paragraphs.map((found) => paragraph('BODY', found))),
      ),
      together(heading('Shorthand'), list(signs)),
    ],
  };
}

/** Who may speak in the pack, and on what terms; nothing is put into anybody's mouth. */
export function voicesSections({ voices }: Pack): readonly Section[] {
  if (voices.length === 0) return [];
  const blocks = voices.map((section) =>
    together(heading(section.heading), ...section.paragraphs.map((found) => paragraph('BODY', found))),
  );
  return [{ id: 'voices', kind: 'VOICES', title: "Survivors' and practitioners' evidence", blocks }];
}

/** The words of the field, as the pack uses them. */
export function glossarySections({ glossary }: Pack): readonly Section[] {
  if (glossary.length === 0) return [];
  const terms = glossary.map(({ term, meaning }) => [strong(term), ` ${meaning}`]);
  return [{ id: 'glossary', kind: 'GLOSSARY', title: 'Glossary', blocks: [list(terms)] }];
}

/** Each figure back to the question, the release, its vintage and its hash. */
export function provenanceSection({ provenance }: Pack): Section {
  const columns = ['Figure', 'Saved question', 'Release', 'Vintage', 'SHA-256 of the release'].map(text);
  return {
    id: 'provenance',
    kind: 'PROVENANCE',
    title: 'Where each figure comes from',
    blocks: [
      paragraph(
        'BODY',
        'The saved question of a figure can be put again to the hub: ',
        { text: 'npm run -s concordat -- query', look: 'CODE' },
        ' with its name. A release never changes; its hash says whether the one answered now is the one used here.',
      ),
      plainTable('Provenance of each figure', { columns, rows: provenance.map(provenanceRow) }),
    ],
  };
}

function provenanceRow({ figure, question, variables, release }: ProvenanceRow): readonly string[] {
  const set = Object.entries(variables).map(([name, value]) => `${name} ${value}`);
  const { id, owner, provenance, vintage, ageInDays, sha256, publication } = release;
  return [
    `Figure ${figure}`,
    [question, ...set].join(', '),
    `${id}. ${owner}, ${provenances[provenance] ?? provenance}.${publication === undefined ? '' : ` ${publication}.`}`,
    `${longDate(vintage)}, ${ageText(ageInDays)}`,
    sha256,
  ];
}

/** Whom to call. The number is the one that the graph gives. */
export function helplineBlocks({ helpline }: Pack): readonly Block[] {
  if (helpline === undefined) return [];
  const { name, number, source } = helpline;
  return [
    paragraph('BODY', strong(`${name}: ${number}`)),
    ...(source
      ? [paragraph('QUIET', 'The number as given in ', { text: source.title, look: 'QUOTED' }, '.')]
      : []),
  ];
}
