export { askPack, type PackAsking } from './askPack.js';
export { buildPack } from './buildPack.js';
export { packDocument } from './document/packDocument.js';
export { type Pack, type PackVariant, packVariants, watermark } from './pack.js';
export type { PackFile } from './packFile.js';
export { packFiles } from './packFiles.js';
export { diffPacks } from './proof/diffPacks.js';
export { manifestFigures, manifestRegions } from './proof/manifest.js';
export { compareFigures, compareRegions, type PackFault, verifyPack } from './proof/verifyPack.js';
