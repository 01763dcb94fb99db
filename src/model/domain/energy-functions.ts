// What electricity is used for: the functions by which it is metered in gins, spinning mills and textile mills.

export const ENERGY_FUNCTIONS = [
  'materialsHandling',
  'drying',
  'seedCottonCleaning',
  'ginning',
  'lintCleaning',
  'press',
  'blowroom',
  'card',
  'drawFrame',
  'lapFormer',
  'comber',
  'roving',
  'ring',
  'rotor',
  'winding',
  'airConditioning',
  'weaving',
  'knitting',
  'wetPreparation',
  'dyeing',
  'wetFinishing',
  // Of wet processing as a whole: its steam.
  'wetProcessing',
  'inspection',
  'makingUp',
  'other',
] as const;
export type EnergyFunction = (typeof ENERGY_FUNCTIONS)[number];

/** The number of each function in the meter. */
export const ENERGY_FUNCTION = Object.fromEntries(ENERGY_FUNCTIONS.map((id, index) => [id, index])) as Readonly<Record<EnergyFunction, number>>;
