import type { PlainDocument, PlainSection } from '../../document/block.js';

/** A part of the pack. */
export interface Section extends PlainSection {
  readonly kind:
    | 'FOREWORD'
    | 'ENDORSEMENTS'
    | 'SUMMARY'
    | 'ASK'
    | 'REGION'
    | 'VOICES'
    | 'GAPS'
    | 'METHOD'
    | 'PROVENANCE'
    | 'GLOSSARY';
}

/** The pack as a document that every format renders. */
export interface PackDocument extends PlainDocument {
  readonly sections: readonly Section[];
}
