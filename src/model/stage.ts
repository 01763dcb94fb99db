// What every stage is given and what every stage offers to the composition. Stages never see one another.
import type { Kernel } from '../engine/kernel.ts';
import type { Streams } from '../engine/random.ts';
import type { Snapshotable } from '../base/plain.ts';
import type { ActivityLog } from './domain/activities.ts';
import type { Cluster } from './domain/cluster.ts';
import type { Ledger } from './domain/ledger.ts';
import type { LotTable } from './domain/lots.ts';
import type { MachineAccount } from './domain/machines.ts';
import type { StaffAccount } from './domain/people.ts';
import type { WeatherSeries } from './domain/weather.ts';

/** The shared books and clock of one run. */
export interface StageWorld {
  readonly kernel: Kernel;
  readonly streams: Streams;
  readonly lots: LotTable;
  readonly ledger: Ledger;
  readonly activities: ActivityLog;
  readonly cluster: Cluster;
  readonly weather: WeatherSeries;
}

export interface Stage extends Snapshotable {
  /**
   * Books the electricity used since the last call (`activities.addElectricity`). Called before each change of the tariff zone and at the
   * end of every day before `closeDay`; stages without a meter that runs by the clock leave it out.
   */
  meterElectricity?(day: number): void;
  /** Called once at the end of every simulated day, before the books close: meters labour and water of the day. */
  closeDay(day: number): void;
  /** True while the stage still holds material or expects a crop; a run ends when no stage is busy. */
  isBusy(): boolean;
  /** Time and output of every machine group since the start of the run; empty for stages without machines. */
  machines(): readonly MachineAccount[];
  /** Hours of every role in every plant since the start of the run; left out by stages without rosters. */
  people?(): readonly StaffAccount[];
}
