// Yarn out of 100 parts of cotton by the classical waste account; the stage books each waste by itself and is compared with this.

/** Yarn realisation of a carded mill that reuses its soft waste.
 *  Units: trash in the mixing, card waste and hard waste, all % of the mix; returns %. Source: SITRA [S5]. */
export function cardedRealisationPercent(trashPercent: number, cardWastePercent: number, hardWastePercent: number): number {
  return 97.5 - trashPercent - cardWastePercent - hardWastePercent;
}

/** Yarn realisation of a combed mill that reuses its soft waste. Units: %; returns %. Source: SITRA [S5]. */
export function combedRealisationPercent(
  trashPercent: number,
  cardWastePercent: number,
  hardWastePercent: number,
  noilPercent: number,
): number {
  return (100 - trashPercent - cardWastePercent) * (1 - noilPercent / 100) - hardWastePercent - 2.5;
}

/** Yarn realisation when soft waste is sold instead of reused. Units: %; returns %. Source: SITRA [S5]. */
export function realisationWithoutReusePercent(realisationPercent: number, usableWastePercent: number): number {
  return realisationPercent - usableWastePercent;
}
