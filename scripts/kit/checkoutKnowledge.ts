import { loadAreas } from '../../schema/areas/loadAreas.js';
import { loadBreaks } from '../../schema/datasets/breaks.js';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import { loadSideKnowledge } from '../../schema/side-knowledge/sideKnowledge.js';
import type { KitKnowledge } from '../../subgraphs/kit/intake/kitData.js';
import { demonstrationTerms } from './demonstrationTerms.js';

/** What the packed kit carries with it, from the files of this checkout. */
export const checkoutKnowledge = (): KitKnowledge => ({
  areas: loadAreas(),
  catalogue: loadCatalogue(),
  breaksOf: loadBreaks(),
  sideKnowledge: loadSideKnowledge(),
  demonstrationTerms: demonstrationTerms(),
});
