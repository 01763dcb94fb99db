// What the engine benchmark uses of simjs 2.0.3, which ships no types. The package exports nothing: it puts all on a global `window`.
declare module 'simjs' {}

declare namespace SimJs {
  interface Request {
    done(callback: (...values: never[]) => void): Request;
  }
  interface Series {
    average(): number;
    count(): number;
  }
  interface Population {
    readonly sizeSeries: Series;
    readonly durationSeries: Series;
  }
  interface Facility {
    queueStats(): Population;
    finalize(time: number): void;
  }
  interface Sim {
    time(): number;
    addEntity(entity: new (sim: Sim, name: string) => Entity, name: string): Entity;
    simulate(endTime: number): boolean;
  }
  interface Entity {
    setTimer(duration: number): Request;
    useFacility(facility: Facility, duration: number): Request;
  }
  interface Library {
    readonly Sim: new () => Sim;
    readonly Entity: new (sim: Sim, name: string) => Entity;
    readonly Facility: new (name: string) => Facility;
    readonly Random: new (seed: number) => { exponential(rate: number): number };
  }
}
