// A bare world of one plant for tests of machine groups, crews and people: a clock, streams and books, no material.
import { Kernel, RANK } from '../../src/engine/kernel.ts';
import { Streams } from '../../src/engine/random.ts';
import { ActivityLog } from '../../src/model/domain/activities.ts';
import { Ledger } from '../../src/model/domain/ledger.ts';
import { LotTable } from '../../src/model/domain/lots.ts';
import type { StageWorld } from '../../src/model/stage.ts';

export interface PlantWorld {
  readonly world: StageWorld;
  /** Has something done at a tick, as an event of the kernel. */
  readonly at: (tick: number, action: () => void) => void;
}

export function plantWorld(replication = 0): PlantWorld {
  const kernel = new Kernel();
  const world: StageWorld = {
    kernel,
    streams: new Streams(7, replication),
    lots: new LotTable(16),
    ledger: new Ledger(),
    activities: new ActivityLog(1),
    cluster: {
      sites: [{ id: 'plant', kind: 'spinningMill', position: { xKm: 0, yKm: 0 }, district: 'test' }],
      blocks: [],
      receivingPoints: [],
      gins: [],
      spinningMills: [],
      textileMills: [],
      marketSite: 0,
    },
    weather: { days: 0, tMinC: new Float64Array(), tMaxC: new Float64Array(), rainMm: new Float64Array(), et0Mm: new Float64Array(), humidityPercent: new Float64Array() },
  };
  const actions: (() => void)[] = [];
  const code = kernel.register('test.action', (index) => actions[index]!());
  return {
    world,
    at: (tick, action) => {
      kernel.schedule(tick, RANK.decision, code, actions.push(action) - 1, 0);
    },
  };
}
