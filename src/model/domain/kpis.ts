// The dictionary of key performance indicators: one definition each, used by code, tables, charts and documents.

export interface KpiDefinition {
  readonly unit: string;
  readonly better: 'up' | 'down';
  /** Decimals for display. */
  readonly digits: number;
  /** Indices are relative to the baseline of the same replication, which is 100 by definition. */
  readonly isIndex: boolean;
}

const kpi = (unit: string, better: 'up' | 'down', digits: number, isIndex: boolean): KpiDefinition => ({ unit, better, digits, isIndex });

export const KPIS = {
  equipmentProductivity: kpi('index', 'up', 1, true),
  oee: kpi('fraction', 'up', 3, false),
  rawMaterialLoss: kpi('%', 'down', 2, false),
  cycleTime: kpi('d', 'down', 1, false),
  cycleTimeIndex: kpi('index', 'down', 1, true),
  defectRate: kpi('%', 'down', 2, false),
  specificEnergy: kpi('kWh/kg', 'down', 3, false),
  specificEnergyIndex: kpi('index', 'down', 1, true),
  decisionSpeed: kpi('ratio', 'up', 2, true),
  digitalisation: kpi('%', 'up', 0, false),
  unitCost: kpi('USD/t', 'down', 0, false),
  unitProfit: kpi('USD/t', 'up', 0, false),
  yarnConversionCost: kpi('USD/kg', 'down', 3, false),
  fabricConversionCost: kpi('USD/m', 'down', 3, false),
  electricityPrice: kpi('KZT/kWh', 'down', 2, false),
  labourProductivity: kpi('index', 'up', 3, true),
  payback: kpi('a', 'down', 1, false),
  discountedPayback: kpi('a', 'down', 1, false),
  roi: kpi('%', 'up', 1, false),
  npv: kpi('USD', 'up', 0, false),
  irr: kpi('%', 'up', 1, false),
  seedCottonYield: kpi('t/ha', 'up', 3, false),
  lintYield: kpi('t/ha', 'up', 3, false),
  lintTurnout: kpi('%', 'up', 2, false),
  irrigationWaterUse: kpi('m3/t lint', 'down', 0, false),
  processWaterUse: kpi('m3/t fabric', 'down', 1, false),
  carbon: kpi('kg CO2e/t', 'down', 0, false),
  serviceLevel: kpi('%', 'up', 1, false),
  clearanceTime: kpi('h', 'down', 1, false),
  deliveryTime: kpi('d', 'down', 1, false),
  contactWait: kpi('s', 'down', 0, false),
  firstContactResolution: kpi('%', 'up', 1, false),
  emptyRunning: kpi('%', 'down', 1, false),
  ginElectricity: kpi('kWh/bale', 'down', 1, false),
  spinningElectricity: kpi('kWh/kg', 'down', 2, false),
} as const satisfies Readonly<Record<string, KpiDefinition>>;

export type KpiId = keyof typeof KPIS;
export const KPI_IDS = Object.keys(KPIS) as readonly KpiId[];
