import type { Areas } from '../../schema/areas/areas.js';
import { unknownArea } from '../../schema/areas/unknownArea.js';
import type { BoardLoaders } from './board/boardLoaders.js';
import type { Area } from './contract/area.js';
import type { MayorsDatabase } from './database/client.js';
import type { Loaders } from './loaders.js';

/** What a request to this subgraph can reach. */
export interface MayorsContext {
  readonly database: MayorsDatabase;
  readonly loaders: Loaders;
  readonly board: BoardLoaders;
  /** Only to name the nearest area in an error. */
  readonly areas: Areas;
  /** The day of the request, YYYY-MM-DD in universal time: staleness and overdue actions are worked out for it. */
  readonly today: string;
}

/** The area of a code, for queries and for entities from other subgraphs. @throws ConcordatError UNKNOWN_AREA */
export async function areaByCode(code: string, { loaders, areas }: MayorsContext): Promise<Area> {
  const area = await loaders.area.load(code);
  if (area === undefined) throw unknownArea(code, areas.data);
  return area;
}
