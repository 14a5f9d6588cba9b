import type { Areas } from '../../schema/areas/areas.js';
import { loadBoard } from '../../schema/board/loadBoard.js';
import type { Catalogue } from '../../schema/datasets/dataset.js';
import { loadPartners } from '../../schema/partners/partners.js';
import type { Identify } from '../access/identify.js';
import type { VisitorHeaders } from '../access/identity/demonstration/visitor.js';
import type { PublicSummaries } from '../audit/uses/publicSummary.js';
import type { Route } from '../http/route.js';
import { apiSchemaOf } from '../questions/apiSchema.js';
import type { Ask } from '../questions/ask.js';
import { loadQuestions } from '../questions/loadQuestions.js';
import { questionRoutes } from '../questions/questionRoutes.js';
import { wordsOf } from '../questions/words.js';
import { consoleRoutes } from './consoleRoutes.js';
import { helplineNotice } from './helpline.js';

export interface PageOptions {
  readonly ask: Ask;
  readonly identify: Identify;
  readonly visitor?: VisitorHeaders | undefined;
  readonly supergraphSdl: string;
  readonly catalogue: Catalogue;
  readonly areas: Areas;
  /** Folder that holds the built GraphiQL. */
  readonly graphiqlFolder: string;
  /** What is public about the uses of partners' figures. */
  readonly summaries: PublicSummaries;
}

/** Every door for people and for files: the pages, the saved questions in each format, GraphiQL. */
export function pageRoutes({ supergraphSdl, catalogue, areas, ...options }: PageOptions): readonly Route[] {
  const apiSchema = apiSchemaOf(supergraphSdl);
  const words = wordsOf(apiSchema, catalogue);
  const means = { ...options, apiSchema, questions: loadQuestions(), words };
  const helpline = helplineNotice(loadBoard());
  const names = new Map(loadPartners().map(({ id, name }) => [id, name]));
  return [
    ...questionRoutes(means),
    ...consoleRoutes({ ...means, helpline, names, cityRegions: areas.all('CITY_REGION') }),
  ];
}
