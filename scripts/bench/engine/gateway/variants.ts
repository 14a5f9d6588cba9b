/** The gateways that are measured side by side. */
export const variants = {
  stock: '@apollo/gateway and Apollo Server as they come',
  keepAlive: '@apollo/gateway with a data source that keeps connections open, behind the same front as ours',
  concordat: 'the engine behind Apollo Server and the hub’s own HTTP front',
  deduped: 'the same, joining identical requests that are under way',
} as const;

export type Variant = keyof typeof variants;

export const isVariant = (text: string): text is Variant => Object.hasOwn(variants, text);
