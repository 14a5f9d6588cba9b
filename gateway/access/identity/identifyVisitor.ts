import type { Identify } from '../identify.js';
import type { VisitorHeaders } from './demonstration/visitor.js';

/** Who asks through a page: whoever they show to be, else on a demonstration its visitor, else nobody. */
export function identifyVisitor(identify: Identify, visitor: VisitorHeaders | undefined): Identify {
  if (visitor === undefined) return identify;
  return async ({ headers }) => {
    if (headers.authorization !== undefined) return identify({ headers });
    return identify({ headers: { ...(await visitor(headers)), ...headers } });
  };
}
