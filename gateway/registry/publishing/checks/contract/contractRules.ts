import type { Check } from '../check.js';
import { classified } from './classified.js';
import { countsAlone } from './countsAlone.js';
import { described } from './described.js';
import { figuresBare } from './figuresBare.js';
import { gatedNumbers } from './gatedNumbers.js';
import { immigration } from './immigration.js';
import { knownTags } from './knownTags.js';
import { linked } from './linked.js';
import { measuredCosts } from './measuredCosts.js';
import { namedPolicies } from './namedPolicies.js';
import { namesSpelledOut } from './namesSpelledOut.js';
import { noPerson } from './noPerson.js';
import { ownFields } from './ownFields.js';
import { readOnly } from './readOnly.js';
import { sharedTypes } from './sharedTypes.js';
import { sizedLists } from './sizedLists.js';
import { smallestAreas } from './smallestAreas.js';
import { standardDirectives } from './standardDirectives.js';

/** Every rule that a partner's SDL must keep, those first without which the others can't be read. */
export const contractRules: readonly Check[] = [
  linked,
  standardDirectives,
  readOnly,
  sharedTypes,
  ownFields,
  classified,
  namedPolicies,
  countsAlone,
  noPerson,
  immigration,
  smallestAreas,
  gatedNumbers,
  figuresBare,
  sizedLists,
  measuredCosts,
  knownTags,
  described,
  namesSpelledOut,
];
