import { writeSync } from 'node:fs';
import { ApolloServer } from '@apollo/server';
import { buildSchema, type GraphQLResolveInfo, print } from 'graphql';
import pg from 'pg';
import { anonymous } from '../../../gateway/access/requester.js';
import { auditPlugin } from '../../../gateway/audit/auditPlugin.js';
import { auditPoolSettings, startAuditLog } from '../../../gateway/audit/log/auditLog.js';
import { graphqlRoute } from '../../../gateway/http/graphqlRoute.js';
import { startHttpServer } from '../../../gateway/http/server.js';
import type { RequestContext } from '../../../gateway/hub.js';

/**
 * A process with the hub's front door and its audit, and one field in place of partners. It says on its output when the
 * field was asked: then an entry must be durable already.
 */
const [connectionString = ''] = process.argv.slice(2);
const pool = new pg.Pool({ ...auditPoolSettings, connectionString });
pool.on('error', () => {});
const log = startAuditLog({ pool, clock: () => new Date() });

const schema = buildSchema('type Query { asked: String }');
const asked = (_: unknown, __: unknown, ___: unknown, { fieldNodes }: GraphQLResolveInfo) => {
  const [field] = fieldNodes;
  writeSync(1, `asked ${field ? print(field) : ''}\n`);
  return 'yes';
};
const fields = schema.getQueryType()?.getFields();
if (fields?.['asked']) fields['asked'].resolve = asked;

const server = new ApolloServer<RequestContext>({ schema, plugins: [auditPlugin(log)] });
await server.start();
const route = graphqlRoute(server, () => ({ requester: anonymous }));
const { url } = await startHttpServer({
  routes: [route],
  host: '127.0.0.1',
  port: 0,
  onFault: console.error,
});
writeSync(1, `ready ${url}\n`);
