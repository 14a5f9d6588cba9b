import { canonicalJson } from '../../../../schema/protocol/canonicalJson.js';
import type { ReleaseDocument } from '../../../../schema/protocol/release.js';
import { releaseText } from '../../../../schema/protocol/releaseText.js';
import { buildChecked } from '../buildChecked.js';
import type { CheckedSheet } from '../checkSheet.js';
import { columnsOf } from '../columns/columnsOf.js';
import { type Covers, type Mapping, mappingText } from '../columns/mapping.js';
import type { IntakeFault } from '../intakeFault.js';
import { intakeSheet } from '../intakeSheet.js';
import { type KitData, kitKnowledge } from '../kitData.js';
import { parsePartner, partnerText } from '../partnerFile.js';
import { previewText } from '../previewText.js';
import { type TemplateFormat, writeTemplate } from '../template/writeTemplate.js';
import { ownerSignature } from './ownerSignature.js';

/** A sheet as the page was given it. */
export interface OfflineSheet {
  readonly partner: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly dataset: string;
  readonly covers: Covers;
  /** As the page shows it, with what was changed there. */
  readonly mapping?: Mapping | undefined;
  readonly accepts?: boolean;
  readonly sameRowsArePeople?: boolean;
}

export interface OfflineAnswer {
  readonly faults: readonly IntakeFault[];
  readonly mapping?: Mapping | undefined;
  readonly checked?: CheckedSheet | undefined;
}

/** What the page does, without the page: the kit's own code over bytes. Nothing is fetched, stored or sent. */
export function offlineKit(data: KitData) {
  const knowledge = kitKnowledge(data);
  const { catalogue, areas } = knowledge;
  return {
    datasets: catalogue.datasets
      .filter(({ rule }) => rule !== 'PUBLISHED')
      .map((dataset) => ({
        name: dataset.name,
        title: dataset.title,
        sector: dataset.sector,
        columns: columnsOf(dataset, catalogue).map(({ name }) => name),
      })),
    areas: areas.data.areas.map(({ code, name }) => ({ code, name })),
    template: (name: string, format: TemplateFormat) => {
      const dataset = catalogue.dataset(name);
      return dataset ? writeTemplate({ catalogue, areas, dataset }, format) : [];
    },
    partnerFile: (given: unknown): string => partnerText(parsePartner(JSON.stringify(given))),
    check: (sheet: OfflineSheet): OfflineAnswer => {
      const { checked, mapping } = intakeSheet(
        { catalogue, areas, home: parsePartner(sheet.partner).area },
        {
          file: { name: sheet.name, bytes: sheet.bytes },
          dataset: sheet.dataset,
          mapping: sheet.mapping && mappingText(sheet.mapping),
          covers: sheet.covers,
          acceptsGuesses: sheet.accepts,
          sameRowsArePeople: sheet.sameRowsArePeople,
        },
      );
      return {
        mapping,
        ...(checked.ok ? { faults: [], checked: checked.value } : { faults: checked.faults }),
      };
    },
    build: (partner: string, checked: CheckedSheet) => {
      const { id: owner, area: home, demonstration } = parsePartner(partner);
      const [release] = buildChecked({ ...knowledge, owner, home, demonstration }, [checked]);
      return release && { release, preview: previewText(knowledge, release) };
    },
    sign: signedText,
  };
}

/** The text of the file that travels. */
async function signedText(release: ReleaseDocument, partner: string, pem: string): Promise<string> {
  const bytes = new TextEncoder().encode(canonicalJson(release));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const signature = await ownerSignature(releaseText(sha256), pem, parsePartner(partner).publicKey);
  return `${JSON.stringify({ release, sha256, signature })}\n`;
}
