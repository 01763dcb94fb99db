// How many of the program's whole units, seconds of simulated time and grams, make a larger one. Converts nothing.

/** A tick is a second of simulated time. */
export const TICKS_PER_MINUTE = 60;
export const TICKS_PER_HOUR = 3600;
export const TICKS_PER_DAY = 86_400;
export const GRAMS_PER_KG = 1000;
export const GRAMS_PER_TONNE = 1_000_000;
