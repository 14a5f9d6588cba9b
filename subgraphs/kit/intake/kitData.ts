import { type Agreement, agreementSchema } from '../../../schema/agreements/agreement.js';
import { Areas } from '../../../schema/areas/areas.js';
import { type AreaFile, parseAreas } from '../../../schema/areas/parseAreas.js';
import { type BreaksOf, parseBreaks } from '../../../schema/datasets/breaks.js';
import {
  type Catalogue,
  catalogueOf,
  datasetSchema,
  dimensionsSchema,
} from '../../../schema/datasets/dataset.js';
import { type SideKnowledge, sideKnowledgeSchema } from '../../../schema/side-knowledge/sideKnowledge.js';

/** What the kit must know to count and protect, as one value that travels with it as JSON. */
export interface KitData {
  /** Text of each CSV file of areas. */
  readonly areas: Readonly<Record<AreaFile, string>>;
  readonly datasets: readonly unknown[];
  readonly dimensions: unknown;
  readonly breaks: unknown;
  readonly sideKnowledge: readonly unknown[];
  /** DEMONSTRATION: an agreement of each sector, as an owner of the demonstration signs it. */
  readonly demonstrationTerms: readonly unknown[];
}

/** The same, understood. */
export interface KitKnowledge {
  readonly areas: Areas;
  readonly catalogue: Catalogue;
  readonly breaksOf: BreaksOf;
  readonly sideKnowledge: readonly SideKnowledge[];
  readonly demonstrationTerms: readonly Agreement[];
}

/** Reads the kit's data as the hub reads the files it was made from. */
export function kitKnowledge(data: KitData): KitKnowledge {
  const datasets = data.datasets.map((one) => datasetSchema.parse(one));
  return {
    areas: new Areas(parseAreas((file) => data.areas[file])),
    catalogue: catalogueOf(datasets, dimensionsSchema.parse(data.dimensions)),
    breaksOf: parseBreaks(data.breaks),
    sideKnowledge: data.sideKnowledge.map((one) => sideKnowledgeSchema.parse(one)),
    demonstrationTerms: data.demonstrationTerms.map((one) => agreementSchema.parse(one)),
  };
}
