import { GraphQLError } from 'graphql';

/** An operation that is refused before anything is planned or fetched: what a client did, so status 400. */
const refusal = (code: string, message: string) =>
  new GraphQLError(message, { extensions: { code, http: { status: 400 } } });

export const operationTooLarge = (maxFields: number) =>
  refusal(
    'OPERATION_TOO_LARGE',
    `The operation selects more than ${maxFields} fields once its fragments are taken in. Ask for less at once.`,
  );

export const subscriptionRefused = () =>
  refusal('SUBSCRIPTION_NOT_SERVED', 'Subscriptions are not served here. Ask with a query.');

export const incrementalRefused = (name: string) =>
  refusal('INCREMENTAL_NOT_SERVED', `@${name} is not served here. Ask for the whole answer at once.`);

export const operationNotFound = () =>
  refusal('OPERATION_NOT_FOUND', 'The document has no operation of this name. Name one that it has.');

export const cannotBePlanned = () =>
  refusal(
    'OPERATION_NOT_PLANNED',
    'There is no way to answer this operation from the subgraphs. Ask in parts.',
  );

export const planningTooSlow = () =>
  refusal('PLANNING_TOO_SLOW', 'Planning the operation took too long. Ask for less at once.');
