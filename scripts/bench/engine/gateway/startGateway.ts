import type { Variant } from './variants.js';

export interface GatewayStart {
  readonly supergraphSdl: string;
  /** Addresses of the subgraphs by name. */
  readonly urls: Readonly<Record<string, string>>;
}

/** Starts a gateway and answers its GraphQL address. Only what it needs is loaded, because memory is measured. */
export async function startGateway(variant: Variant, start: GatewayStart): Promise<string> {
  switch (variant) {
    case 'stock':
      return (await import('./stockGateway.js')).startStockGateway(start);
    case 'keepAlive':
      return (await import('./keepAliveGateway.js')).startKeepAliveGateway(start);
    case 'concordat':
      return (await import('./concordatGateway.js')).startConcordatGateway(start, false);
    case 'deduped':
      return (await import('./concordatGateway.js')).startConcordatGateway(start, true);
  }
}
