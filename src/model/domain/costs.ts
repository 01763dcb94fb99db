// The groups of manufacturing cost and the products they are told for: one vocabulary for model, tables and screens. Computes nothing.

/** Groups of the international cost comparison of textile mills; depreciation and interest together are its capital. */
export const COST_GROUPS = ['rawMaterial', 'waste', 'byProducts', 'labour', 'power', 'water', 'auxiliary', 'depreciation', 'interest'] as const;
export type CostGroup = (typeof COST_GROUPS)[number];

/** The groups that turn raw material into product; waste and by-products belong to the raw material. */
export const CONVERSION_GROUPS = ['labour', 'power', 'water', 'auxiliary', 'depreciation', 'interest'] as const satisfies readonly CostGroup[];

export const COST_PRODUCTS = ['bale', 'yarn', 'fabric'] as const;
export type CostProduct = (typeof COST_PRODUCTS)[number];

/** What the cost of each product is divided by. */
export const COST_UNITS = { bale: 'bale', yarn: 'kg', fabric: 'm' } as const satisfies Readonly<Record<CostProduct, string>>;
export type CostUnit = (typeof COST_UNITS)[CostProduct];
