// The products that a textile mill may leave, in the order of their numbers.

/** Sheeting sold as fabric, sheeting made up into bed-linen sets, knitted fabric. */
export const TEXTILE_PRODUCTS = ['sheeting', 'bedLinen', 'knitted'] as const;
export type TextileProduct = (typeof TEXTILE_PRODUCTS)[number];

/** The number of each product in plans and in the trait `product` of fabric. */
export const PRODUCT = Object.fromEntries(TEXTILE_PRODUCTS.map((id, index) => [id, index])) as Readonly<Record<TextileProduct, number>>;
