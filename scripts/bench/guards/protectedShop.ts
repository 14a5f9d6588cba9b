import { composeSupergraph } from '../../generate/composeSupergraph.js';
import { shopSdl, shopSubgraphs } from '../engine/shop/shopSdl.js';

/** Datasets that the shop's fields are taken for, so that agreements can permit them. */
export const shopDatasets = ['police.reviews', 'police.products', 'police.users'] as const;

/** Fields of the shop with what each bears, as the hub's own datasets do. */
const protections = [
  ['reviews: [Review]', '@policy(policies: [["police.reviews"]])'],
  ['topProducts(first: Int = 5, seed: Int): [Product]', '@policy(policies: [["police.products"]])'],
  ['users(seed: Int): [User]', '@policy(policies: [["police.users"]])'],
  ['inStock: Boolean', '@authenticated'],
] as const;

const protect = (sdl: string): string =>
  protections
    .reduce((text, [field, directive]) => text.replaceAll(field, `${field} ${directive}`), sdl)
    .replace('federation/v2.3', 'federation/v2.9')
    .replace('"@provides"]', '"@provides", "@policy", "@authenticated"]');

/** The engine benchmark's supergraph, its fields protected as partners' datasets are. */
export const composeProtectedShop = (): string =>
  composeSupergraph(shopSubgraphs.map((name) => ({ name, sdl: protect(shopSdl[name]) })));
