import type { Incoming } from '../http/route.js';
import type { Requester } from './requester.js';

/**
 * Who a request comes from, by its headers. Nothing shown makes an anonymous requester; something shown that doesn't
 * hold is refused. @throws HubError UNAUTHENTICATED
 */
export type Identify = (incoming: Pick<Incoming, 'headers'>) => Promise<Requester>;
