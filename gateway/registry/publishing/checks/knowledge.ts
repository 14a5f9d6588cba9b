import { readFileSync } from 'node:fs';
import { parse } from 'graphql';
import { loadCatalogue } from '../../../../schema/datasets/catalogue.js';
import { loadFigures } from '../../../../schema/figures/loadFigures.js';
import { loadIndicators } from '../../../../schema/indicators/loadIndicators.js';
import { loadQuestions } from '../../../questions/loadQuestions.js';
import { type KnownDocument, knownDocuments } from '../use/knownDocuments.js';
import type { CheckFrame } from './check.js';
import { subjectOf } from './subject.js';

/** What checks know of the hub, the same for every subgraph. */
export interface CheckKnowledge extends Pick<CheckFrame, 'catalogue' | 'contract'> {
  readonly documents: readonly KnownDocument[];
}

/** Reads the contract, the catalogue and every document that something relies on. */
export function loadKnowledge(): CheckKnowledge {
  const catalogue = loadCatalogue();
  const contract = readFileSync(new URL('../../../../schema/contract.graphql', import.meta.url), 'utf8');
  return {
    catalogue,
    contract: subjectOf('contract', parse(contract)),
    documents: knownDocuments(loadQuestions().all, loadFigures(), loadIndicators(catalogue)),
  };
}
