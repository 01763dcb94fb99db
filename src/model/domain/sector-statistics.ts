// What statistics print about six cotton seasons of Kazakhstan and the seed-cotton crops of the region; shown beside results, never inputs.
// The simulation must not import this file.

/** Mass of a statistical bale of lint. Source: 480 lb of 0.453592 kg. */
export const STATISTICAL_BALE_KG = 217.724;

export interface SectorSeason {
  readonly name: string;
  readonly harvestYear: number;
  readonly areaThousandHa: number;
  /** Lint, not seed cotton: area times yield is the mass of the bales in the next column. */
  readonly lintKgPerHa: number;
  /** Printed as thousand tonnes; thousand bales of 480 lb in truth. */
  readonly lintThousandBales: number;
  /** Printed as fibre produced. 2020 and 2021 are of the size of the seed-cotton crop: the column mixes two series. */
  readonly fibreThousandTonnes: number;
  readonly isFibreOfSeedCottonSize: boolean;
}

/** Source: journal article, ISSN 1991-3494, 2025, issue 6, Tables 2 and 4. */
export const SECTOR_SEASONS: readonly SectorSeason[] = [
  { name: '2019/20', harvestYear: 2019, areaThousandHa: 131, lintKgPerHa: 590, lintThousandBales: 355, fibreThousandTonnes: 114, isFibreOfSeedCottonSize: false },
  { name: '2020/21', harvestYear: 2020, areaThousandHa: 126, lintKgPerHa: 448, lintThousandBales: 259, fibreThousandTonnes: 327, isFibreOfSeedCottonSize: true },
  { name: '2021/22', harvestYear: 2021, areaThousandHa: 110, lintKgPerHa: 467, lintThousandBales: 236, fibreThousandTonnes: 290, isFibreOfSeedCottonSize: true },
  { name: '2022/23', harvestYear: 2022, areaThousandHa: 126, lintKgPerHa: 487, lintThousandBales: 282, fibreThousandTonnes: 114, isFibreOfSeedCottonSize: false },
  { name: '2023/24', harvestYear: 2023, areaThousandHa: 117, lintKgPerHa: 558, lintThousandBales: 300, fibreThousandTonnes: 48.8, isFibreOfSeedCottonSize: false },
  { name: '2024/25', harvestYear: 2024, areaThousandHa: 106, lintKgPerHa: 544, lintThousandBales: 265, fibreThousandTonnes: 75, isFibreOfSeedCottonSize: false },
];

export interface SeedCottonCrop {
  readonly year: number;
  readonly tonnesPerHa: number;
  readonly thousandTonnes: number;
  readonly source: string;
}

/** Reported seed-cotton crops of the region; yields are harvest over area where both are printed. */
export const SEED_COTTON_CROPS: readonly SeedCottonCrop[] = [
  { year: 2013, tonnesPerHa: 2.7, thousandTonnes: 272, source: 'tengrinews.kz 24035' },
  { year: 2016, tonnesPerHa: 286.4 / 109.6, thousandTonnes: 286.4, source: 'kapital.kz 62836' },
  { year: 2018, tonnesPerHa: 343.6 / 132.6, thousandTonnes: 343.6, source: 'eecca-water.net 16662' },
  { year: 2020, tonnesPerHa: 316 / 125.8, thousandTonnes: 316, source: 'economy.kz 2022_8; the yield printed beside it, 2.43, does not fit its area' },
  { year: 2024, tonnesPerHa: 301.7 / 106.4, thousandTonnes: 301.7, source: 'journal article, ISSN 1991-3494, 2025, issue 6' },
  { year: 2025, tonnesPerHa: 428 / 144.5, thousandTonnes: 428, source: 'inform.kz 0a5e9f' },
];
