export { askPack, type PackAsking } from './askPack.js';
export { buildPack } from './buildPack.js';
export { packDocuments } from './evidence.js';
export { type Pack, type PackVariant, packVariants, watermark } from './pack.js';
export { loadStyle } from './render/loadStyle.js';
export { packHtml } from './render/packHtml.js';
