/** A benchmark's figures by name; the unit is part of the name. */
export type Figures = Readonly<Record<string, number | Readonly<Record<string, number>>>>;
