// The cluster as a run sees it: sites, farms, plants and vehicles in SI units, everything resolved. Parsing lives in model/scenario.

/** Place on the map, km east and north of the cluster's origin. */
export interface Position {
  readonly xKm: number;
  readonly yKm: number;
}

export const SITE_KINDS = ['farm', 'receivingPoint', 'gin', 'spinningMill', 'textileMill', 'market'] as const;
export type SiteKind = (typeof SITE_KINDS)[number];

/** A place where material can be; its index in `Cluster.sites` is the site number used everywhere. */
export interface Site {
  readonly id: string;
  readonly kind: SiteKind;
  readonly position: Position;
  readonly district: string;
}

export const SOIL_NAMES = [
  'Sand', 'LoamySand', 'SandyLoam', 'Loam', 'SiltLoam', 'Silt', 'SandyClayLoam', 'ClayLoam', 'SiltClayLoam', 'SandyClay', 'SiltClay', 'Clay',
] as const;
export type SoilName = (typeof SOIL_NAMES)[number];

/** Cotton varieties of the region; their traits are the parameters of the group `varieties`. */
export const VARIETY_NAMES = ['maktaaral-5030', 'maktaaral-5027', 'turkestan', 'bereke-07', 'sultan', 'foreign-130'] as const;
export type VarietyName = (typeof VARIETY_NAMES)[number];

/** A group of farms that is grown, watered and picked as one block. */
export interface FieldBlock {
  readonly site: number;
  readonly areaHa: number;
  readonly soil: SoilName;
  readonly irrigation: 'furrow' | 'drip';
  /** Salinity of the saturated extract, dS/m: before winter leaching where there is one, else at planting. */
  readonly salinityDsPerM: number;
  /** Gross water of the winter's leaching, mm; 0 without. */
  readonly leachingMm: number;
  /** A constant water table with the conductivity of its water; undefined where it is out of reach. */
  readonly waterTable: { readonly depthM: number; readonly ecDsPerM: number } | undefined;
  readonly variety: VarietyName;
  /** Lint fraction of the variety over that of the region's mean. */
  readonly lintFactor: number;
  readonly picking: 'hand' | 'machine';
  /** Site that its seed cotton is delivered to. */
  readonly receivingPointSite: number;
}

export interface ReceivingPoint {
  readonly site: number;
  /** The gin it belongs to by habit. */
  readonly ginSite: number;
}

export interface Gin {
  readonly site: number;
  readonly kind: 'saw' | 'roller';
  readonly stands: number;
  /** Rated lint output of one stand, kg/h. */
  readonly lintKgPerStandHour: number;
  readonly connectedPowerKw: number;
  /** Trucks that bring seed cotton from the receiving points. */
  readonly vehicles: number;
  /** Shifts a day, and posts of operators and fitters on a shift, where the scenario names them; else the parameters of people and gins hold. */
  readonly shifts?: number;
  readonly operators?: number;
  readonly fitters?: number;
  /** Where its bales go: a spinning mill's site, or the market. */
  readonly baleDestinationSite: number;
}

/** How fibre becomes yarn: ring spinning without or with combing, or rotor spinning. */
export const SPINNING_ROUTES = ['carded-ring', 'combed-ring', 'rotor'] as const;
export type SpinningRoute = (typeof SPINNING_ROUTES)[number];

/** Every process that some route has. */
export const SPINNING_PROCESSES = [
  'blowroom', 'card', 'breaker', 'lapFormer', 'comber', 'finisher', 'roving', 'ring', 'rotor', 'winding',
] as const;
export type SpinningProcess = (typeof SPINNING_PROCESSES)[number];

/** The processes of each route in the order of the line; rotor machines wind their yarn themselves. */
export const ROUTE_PROCESSES: Readonly<Record<SpinningRoute, readonly SpinningProcess[]>> = {
  'carded-ring': ['blowroom', 'card', 'breaker', 'finisher', 'roving', 'ring', 'winding'],
  'combed-ring': ['blowroom', 'card', 'breaker', 'lapFormer', 'comber', 'finisher', 'roving', 'ring', 'winding'],
  rotor: ['blowroom', 'card', 'breaker', 'finisher', 'rotor'],
};

/** A count that a mill spins for a number of laydowns before the next one's turn. */
export interface SpinningCampaign {
  readonly countNe: number;
  readonly laydowns: number;
}

export interface SpinningMill {
  readonly site: number;
  /** Spinning positions: ring spindles, or rotors on the rotor route. */
  readonly spindles: number;
  /** The count that the mill is laid out for, and spins when it has no campaigns. */
  readonly countNe: number;
  readonly laydownBales: number;
  readonly textileMillSite: number;
  /** `carded-ring` when absent. */
  readonly route?: SpinningRoute;
  /** Bales under the store's roof, not less than a laydown; unlimited when absent. */
  readonly storeBales?: number;
  /** Machines by process where they do not follow from the spindles or rotors. */
  readonly machines?: Readonly<Partial<Record<SpinningProcess, number>>>;
  /** Counts spun in turn, over and over; always `countNe` when absent. */
  readonly campaigns?: readonly SpinningCampaign[];
}

export interface TextileMill {
  readonly site: number;
  /** May be 0 when there are knitting machines. */
  readonly looms: number;
  /** Circular knitting machines; none when absent. */
  readonly knittingMachines?: number;
  /** Places of sewing operators; as many as last year's plan needs when absent, no making-up when 0. */
  readonly sewingPlaces?: number;
}

export interface Cluster {
  readonly sites: readonly Site[];
  readonly blocks: readonly FieldBlock[];
  readonly receivingPoints: readonly ReceivingPoint[];
  readonly gins: readonly Gin[];
  readonly spinningMills: readonly SpinningMill[];
  readonly textileMills: readonly TextileMill[];
  /** The site that takes what is not processed further in the cluster. */
  readonly marketSite: number;
}

/** Distance by road in km: straight line times the detour factor. */
export function roadKm(from: Position, to: Position, detourFactor: number): number {
  const dx = to.xKm - from.xKm;
  const dy = to.yKm - from.yKm;
  return Math.sqrt(dx * dx + dy * dy) * detourFactor;
}
