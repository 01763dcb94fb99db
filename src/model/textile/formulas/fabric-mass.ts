// Mass of a woven fabric from its construction.

const CM_PER_INCH = 2.54;

export interface Construction {
  readonly warpEndsPerInch: number;
  readonly weftPicksPerInch: number;
  readonly warpTex: number;
  readonly weftTex: number;
  /** Crimp as a fraction. */
  readonly warpCrimp: number;
  readonly weftCrimp: number;
}

/** Mass of a square metre of grey fabric without size, g. Source: processing sheet 4.1. */
export function fabricGramsPerM2(fabric: Construction): number {
  const warp = (fabric.warpEndsPerInch / CM_PER_INCH) * 100 * (fabric.warpTex / 1000) * (1 + fabric.warpCrimp);
  const weft = (fabric.weftPicksPerInch / CM_PER_INCH) * 100 * (fabric.weftTex / 1000) * (1 + fabric.weftCrimp);
  return warp + weft;
}
