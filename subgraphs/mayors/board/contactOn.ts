import { daysBetween, freshnessOn, isValidOn } from '../../../schema/board/staleness.js';
import type { StoredContact } from './boardLoaders.js';
import type { Contact } from './contract/contact.js';

/** A contact with what is worked out for a day, YYYY-MM-DD. */
export function contactOn(today: string, contact: StoredContact): Contact {
  const { lastVerified } = contact;
  return {
    ...contact,
    isValid: isValidOn(today, contact),
    daysSinceVerified: lastVerified === null ? null : daysBetween(lastVerified, today),
    freshness: freshnessOn(today, lastVerified),
  };
}
