import { readFileSync } from 'node:fs';

/** The stylesheet of the pack, which goes into its one file. */
export const loadStyle = (): string => readFileSync(new URL('./pack.css', import.meta.url), 'utf8');
