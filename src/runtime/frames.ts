// The binary form of one moment of the twin: both clusters in one transferable buffer, written by the worker, read in place by the screens.
import { assert } from '../base/assert.ts';
import type { ClusterState } from '../model/domain/cluster-state.ts';
import { KPI_IDS } from '../model/domain/kpis.ts';
import type { KpiId } from '../model/domain/kpis.ts';

export const FRAME_MAGIC = 0x4d715477;
const FRAME_VERSION = 1;
const HEADER_WORDS = 16;
const TOTALS = 7;

/** How many of each thing a cluster has; fixes the size of its frames. */
export interface FrameCounts {
  readonly blocks: number;
  readonly receivingPoints: number;
  readonly vehicles: number;
  readonly gins: number;
  readonly spinningMills: number;
  readonly textileMills: number;
}

/** One cluster at the frame's moment; the arrays are windows on the frame's buffer. KPIs not computed yet are NaN, in the order of KPI_IDS. */
export interface PolicyFrame extends ClusterState {
  readonly kpis: Float64Array;
}

export interface Frame {
  readonly buffer: ArrayBuffer;
  readonly tick: number;
  readonly day: number;
  readonly isFinished: boolean;
  readonly baseline: PolicyFrame;
  /** Missing while the AI core still learns or catches up. */
  readonly ai: PolicyFrame | undefined;
}

export interface FrameInput {
  readonly state: ClusterState;
  readonly kpis: Readonly<Partial<Record<KpiId, number>>>;
}

export function countsOf(state: ClusterState): FrameCounts {
  return {
    blocks: state.blocks.canopy.length,
    receivingPoints: state.receivingPoints.waitingTonnes.length,
    vehicles: state.vehicles.fromSite.length,
    gins: state.gins.state.length,
    spinningMills: state.spinningMills.state.length,
    textileMills: state.textileMills.state.length,
  };
}

const float64Count = (c: FrameCounts): number => 1 + TOTALS + KPI_IDS.length + 2 * c.vehicles;
const float32Count = (c: FrameCounts): number =>
  5 * c.blocks + c.receivingPoints + 2 * c.gins + 2 * c.spinningMills + 2 * c.textileMills;
const int32Count = (c: FrameCounts): number => 2 * c.vehicles;
const byteCount = (c: FrameCounts): number => c.vehicles + c.gins + c.spinningMills + c.textileMills;

/** Bytes of one policy's part, a multiple of 8 so that the next part is aligned. */
function partBytes(counts: FrameCounts): number {
  const bytes = 8 * float64Count(counts) + 4 * float32Count(counts) + 4 * int32Count(counts) + byteCount(counts);
  return Math.ceil(bytes / 8) * 8;
}

/** Bytes of a frame with both policies. */
export function frameBytes(counts: FrameCounts): number {
  return 4 * HEADER_WORDS + 2 * partBytes(counts);
}

/** Windows on one policy's part of a buffer, in the fixed order of the columns. */
class Part {
  readonly #buffer: ArrayBuffer;
  #offset: number;

  constructor(buffer: ArrayBuffer, offset: number) {
    this.#buffer = buffer;
    this.#offset = offset;
  }

  float64(length: number): Float64Array<ArrayBuffer> {
    const view = new Float64Array(this.#buffer, this.#offset, length);
    this.#offset += view.byteLength;
    return view;
  }

  float32(length: number): Float32Array<ArrayBuffer> {
    const view = new Float32Array(this.#buffer, this.#offset, length);
    this.#offset += view.byteLength;
    return view;
  }

  int32(length: number): Int32Array<ArrayBuffer> {
    const view = new Int32Array(this.#buffer, this.#offset, length);
    this.#offset += view.byteLength;
    return view;
  }

  bytes(length: number): Uint8Array<ArrayBuffer> {
    const view = new Uint8Array(this.#buffer, this.#offset, length);
    this.#offset += view.byteLength;
    return view;
  }
}

/** Every column of one policy's part; written and read through the same function so that the order cannot differ. */
function columns(buffer: ArrayBuffer, offset: number, c: FrameCounts) {
  const part = new Part(buffer, offset);
  return {
    tick: part.float64(1),
    totals: part.float64(TOTALS),
    kpis: part.float64(KPI_IDS.length),
    leavesTick: part.float64(c.vehicles),
    arrivesTick: part.float64(c.vehicles),
    canopy: part.float32(c.blocks),
    depletion: part.float32(c.blocks),
    openBolls: part.float32(c.blocks),
    picked: part.float32(c.blocks),
    irrigationMm: part.float32(c.blocks),
    waitingTonnes: part.float32(c.receivingPoints),
    yardTonnes: part.float32(c.gins),
    bales: part.float32(c.gins),
    storeBales: part.float32(c.spinningMills),
    spunTonnes: part.float32(c.spinningMills),
    textileYarnTonnes: part.float32(c.textileMills),
    fabricTonnes: part.float32(c.textileMills),
    fromSite: part.int32(c.vehicles),
    toSite: part.int32(c.vehicles),
    isLoaded: part.bytes(c.vehicles),
    ginState: part.bytes(c.gins),
    spinningState: part.bytes(c.spinningMills),
    textileState: part.bytes(c.textileMills),
  };
}

function writePart(buffer: ArrayBuffer, offset: number, counts: FrameCounts, input: FrameInput): void {
  const to = columns(buffer, offset, counts);
  const { state, kpis } = input;
  to.tick[0] = state.tick;
  const t = state.totals;
  to.totals.set([t.seedCottonTonnes, t.lintTonnes, t.yarnTonnes, t.fabricTonnes, t.fibreLossTonnes, t.electricityMwh, t.irrigationWaterM3]);
  for (let i = 0; i < KPI_IDS.length; i += 1) to.kpis[i] = kpis[KPI_IDS[i]!] ?? Number.NaN;
  to.leavesTick.set(state.vehicles.leavesTick);
  to.arrivesTick.set(state.vehicles.arrivesTick);
  to.canopy.set(state.blocks.canopy);
  to.depletion.set(state.blocks.depletion);
  to.openBolls.set(state.blocks.openBolls);
  to.picked.set(state.blocks.picked);
  to.irrigationMm.set(state.blocks.irrigationMm);
  to.waitingTonnes.set(state.receivingPoints.waitingTonnes);
  to.yardTonnes.set(state.gins.yardTonnes);
  to.bales.set(state.gins.bales);
  to.storeBales.set(state.spinningMills.storeBales);
  to.spunTonnes.set(state.spinningMills.yarnTonnes);
  to.textileYarnTonnes.set(state.textileMills.yarnTonnes);
  to.fabricTonnes.set(state.textileMills.fabricTonnes);
  to.fromSite.set(state.vehicles.fromSite);
  to.toSite.set(state.vehicles.toSite);
  to.isLoaded.set(state.vehicles.isLoaded);
  to.ginState.set(state.gins.state);
  to.spinningState.set(state.spinningMills.state);
  to.textileState.set(state.textileMills.state);
}

/** Writes one moment into a buffer and returns that buffer; a new one is made when the given one is missing or of another size.
 *  Fails: throws AssertionError when the two clusters differ in the number of things. */
export function encodeFrame(baseline: FrameInput, ai: FrameInput | undefined, into: ArrayBuffer | undefined): ArrayBuffer {
  const counts = countsOf(baseline.state);
  if (ai) assert(JSON.stringify(countsOf(ai.state)) === JSON.stringify(counts), 'the two clusters of a frame differ in size');
  const bytes = frameBytes(counts);
  const buffer = into?.byteLength === bytes ? into : new ArrayBuffer(bytes);
  const header = new Int32Array(buffer, 0, HEADER_WORDS);
  header.set([
    FRAME_MAGIC, FRAME_VERSION, baseline.state.day, baseline.state.isFinished && (ai?.state.isFinished ?? true) ? 1 : 0, ai ? 2 : 1,
    counts.blocks, counts.receivingPoints, counts.vehicles, counts.gins, counts.spinningMills, counts.textileMills, KPI_IDS.length,
  ]);
  writePart(buffer, 4 * HEADER_WORDS, counts, baseline);
  if (ai) writePart(buffer, 4 * HEADER_WORDS + partBytes(counts), counts, ai);
  return buffer;
}

function readPart(buffer: ArrayBuffer, offset: number, counts: FrameCounts, day: number, isFinished: boolean): PolicyFrame {
  const c = columns(buffer, offset, counts);
  return {
    tick: c.tick[0]!,
    day,
    isFinished,
    blocks: { canopy: c.canopy, depletion: c.depletion, openBolls: c.openBolls, picked: c.picked, irrigationMm: c.irrigationMm },
    receivingPoints: { waitingTonnes: c.waitingTonnes },
    vehicles: { fromSite: c.fromSite, toSite: c.toSite, leavesTick: c.leavesTick, arrivesTick: c.arrivesTick, isLoaded: c.isLoaded },
    gins: { yardTonnes: c.yardTonnes, bales: c.bales, state: c.ginState },
    spinningMills: { storeBales: c.storeBales, yarnTonnes: c.spunTonnes, state: c.spinningState },
    textileMills: { yarnTonnes: c.textileYarnTonnes, fabricTonnes: c.fabricTonnes, state: c.textileState },
    totals: {
      seedCottonTonnes: c.totals[0]!,
      lintTonnes: c.totals[1]!,
      yarnTonnes: c.totals[2]!,
      fabricTonnes: c.totals[3]!,
      fibreLossTonnes: c.totals[4]!,
      electricityMwh: c.totals[5]!,
      irrigationWaterM3: c.totals[6]!,
    },
    kpis: c.kpis,
  };
}

/** The frame in a buffer, read in place. Fails: throws AssertionError on a buffer that is not a frame of this version. */
export function decodeFrame(buffer: ArrayBuffer): Frame {
  assert(buffer.byteLength >= 4 * HEADER_WORDS, 'a frame buffer is too short');
  const header = new Int32Array(buffer, 0, HEADER_WORDS);
  assert(header[0] === FRAME_MAGIC && header[1] === FRAME_VERSION, 'a buffer is not a frame of this version');
  assert(header[11] === KPI_IDS.length, 'a frame holds another dictionary of indicators');
  const counts: FrameCounts = {
    blocks: header[5]!,
    receivingPoints: header[6]!,
    vehicles: header[7]!,
    gins: header[8]!,
    spinningMills: header[9]!,
    textileMills: header[10]!,
  };
  assert(buffer.byteLength === frameBytes(counts), 'a frame buffer has the wrong length');
  const isFinished = header[3] === 1;
  const baseline = readPart(buffer, 4 * HEADER_WORDS, counts, header[2]!, isFinished);
  const ai = header[4] === 2 ? readPart(buffer, 4 * HEADER_WORDS + partBytes(counts), counts, header[2]!, isFinished) : undefined;
  return { buffer, tick: baseline.tick, day: header[2]!, isFinished, baseline, ai };
}
