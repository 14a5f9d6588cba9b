import type { Fault } from '../fault.js';
import { bodyFaults } from './bodyFaults.js';
import { connectionFaults } from './connectionFaults.js';
import { entityFaults } from './entityFaults.js';
import { errorFaults } from './errorFaults.js';
import { httpFaults } from './httpFaults.js';
import { oddValues, valueFaults } from './valueFaults.js';

/** Every fault that a plain HTTP server can show, by what it is a fault of. */
export const faults: Readonly<Record<string, readonly Fault[]>> = {
  'a connection that': connectionFaults,
  'HTTP that': httpFaults,
  'a body that': bodyFaults,
  'values, such as': valueFaults,
  'odd values that are right, such as': oddValues,
  'entities: a partner that': entityFaults,
  'errors: a partner that': errorFaults,
};
