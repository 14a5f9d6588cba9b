import type { PackVariant } from '../../gateway/pack/index.js';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { type ChosenEdition, chooseEdition } from '../../schema/pack/editions.js';
import { loadProse } from '../../schema/pack/loadProse.js';

/** A pack that can be asked for. */
export interface ChosenPack {
  readonly variant: PackVariant;
  readonly edition: ChosenEdition;
}

/** The pack that is asked for as `whole`, `official` or `ask:6a`. @throws ConcordatError ARGUMENT_INVALID */
export function choosePack(text: string): ChosenPack {
  const known = {
    asks: Object.keys(loadProse().asks),
    regions: loadAreas()
      .all('CITY_REGION')
      .map(({ code }) => code),
  };
  return text === 'official'
    ? { variant: 'OFFICIAL', edition: chooseEdition('whole', known) }
    : { variant: 'WHOLE', edition: chooseEdition(text, known) };
}
