// What the port wirings of one run share; they hold no state of their own beyond it.
import type { History } from '../../decision/history.ts';
import type { EngineeringKnowledge } from '../../decision/policy-set.ts';
import type { PolicySet } from '../../decision/policies.ts';
import type { ModuleSet } from '../../model/domain/modules.ts';
import type { ResolvedScenario } from '../../model/scenario/resolved.ts';
import type { StageWorld } from '../../model/stage.ts';
import type { DecisionLog } from '../decision-log.ts';
import type { Information } from '../information.ts';
import type { LotReadings } from './lot-readings.ts';
import type { PendingOrders } from './pending-orders.ts';
import type { UsualWeather } from './usual-weather.ts';
import type { ForecastDesk } from './forecast-desk.ts';

export interface RunContext {
  readonly world: StageWorld;
  readonly scenario: ResolvedScenario;
  readonly information: Information;
  readonly policies: PolicySet;
  /** What policies know of plants and prices; regrets are reckoned by it too. */
  readonly knowledge: EngineeringKnowledge;
  readonly readings: LotReadings;
  readonly modules: ModuleSet;
  readonly log: DecisionLog;
  /** Whether decisions are taken with perfect information, for the bound of what any AI could gain. */
  readonly isOracle: boolean;
  /** Receives rows for the core's training; only in earlier years. */
  readonly history: History | undefined;
  /** Office decisions that are not carried out yet, by block or machine. */
  readonly orders: { readonly irrigation: PendingOrders; readonly harvest: PendingOrders; readonly maintenance: PendingOrders };
  /** The station's usual year, for decisions that count on rain and heat. */
  readonly usual: UsualWeather;
  /** Forecasts that wait for their outcomes. */
  readonly forecasts: ForecastDesk;
  /** Run day on which the crop is sown. */
  readonly plantingDay: number;
  /** Day of the year of run day 0 in the scenario's calendar. */
  readonly startDayOfYear: number;
}
