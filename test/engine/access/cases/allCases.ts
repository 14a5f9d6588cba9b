import type { AccessCase } from '../accessCase.js';
import { aliases } from './aliases.js';
import { authenticated } from './authenticated.js';
import { fragments } from './fragments.js';
import { interfaces } from './interfaces.js';
import { mutations } from './mutations.js';
import { policy } from './policy.js';
import { requires } from './requires.js';
import { scopes } from './scopes.js';
import { unions } from './unions.js';

export const allCases: Readonly<Record<string, readonly AccessCase[]>> = {
  '@authenticated': authenticated,
  '@requiresScopes': scopes,
  '@policy': policy,
  interfaces,
  unions,
  fragments,
  aliases,
  '@requires': requires,
  mutations,
};
