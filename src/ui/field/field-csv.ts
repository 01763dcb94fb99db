// The traces of one block as a table: a line per strategy and day, units in the column names. Numbers are unrounded.
import { csvText } from '../../base/csv.ts';
import { dateOfDayNumber, isoDate } from '../../base/calendar.ts';
import { blockColumn, FIELD_COLUMN_IDS, FIELD_COLUMNS } from '../../model/domain/field-trace.ts';
import type { FieldColumn, FieldSeasonTraces } from '../../model/domain/field-trace.ts';

const UNIT_MARKS: Readonly<Record<(typeof FIELD_COLUMNS)[FieldColumn], string>> = { fraction: 'fraction', mm: 'mm', m: 'm', 't/ha': 't_per_ha', flag: 'flag' };

const snake = (id: string): string => id.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);

/** The name of a column with its unit, e.g. `canopy_cover_fraction`. */
export function csvColumn(id: FieldColumn): string {
  return `${snake(id)}_${UNIT_MARKS[FIELD_COLUMNS[id]]}`;
}

/** Every strategy that has been traced, every day until `days`. */
export function fieldCsv(traces: FieldSeasonTraces, block: number, days: number): string {
  const header = ['strategy', 'block', 'seed', 'replication', 'weather_year', 'day_after_sowing', 'date', 'et0_mm', 't_min_degc', 't_max_degc', ...FIELD_COLUMN_IDS.map(csvColumn)];
  const rows = traces.traces.flatMap((trace) => {
    const columns = FIELD_COLUMN_IDS.map((id) => blockColumn(traces, trace, id, block));
    return Array.from({ length: days }, (_, day) => [
      trace.strategy, block, traces.seed, traces.replication, traces.weatherYear, day + 1, isoDate(dateOfDayNumber(traces.plantingDayNumber + day)),
      traces.weather.et0Mm[day] ?? '', traces.weather.tMinC[day] ?? '', traces.weather.tMaxC[day] ?? '',
      ...columns.map((column) => column[day] ?? ''),
    ]);
  });
  return csvText(header, rows);
}
