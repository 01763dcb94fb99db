// Daily weather of one run; row d is day d of the run.

export interface WeatherSeries {
  readonly days: number;
  readonly tMinC: Float64Array;
  readonly tMaxC: Float64Array;
  readonly rainMm: Float64Array;
  /** Grass reference evapotranspiration, mm/day. */
  readonly et0Mm: Float64Array;
  readonly humidityPercent: Float64Array;
}
