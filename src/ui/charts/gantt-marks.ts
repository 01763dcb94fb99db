// Lanes of machine states over time as paths: hours are gathered into buckets as wide as the drawing can show. Pure; drawing is in StatesChart.

/** States that are drawn alike, in the order in which they are stacked from the foot of a lane; the last is left empty. */
export interface LaneSource {
  readonly id: string;
  /** Parts of every hour and state: parts[(hour × groups + group) × states + state]. */
  readonly parts: Uint8Array;
  readonly group: number;
}

export interface RecordShape {
  readonly groups: number;
  readonly states: number;
  /** What the parts of an hour add up to. */
  readonly whole: number;
}

export interface Bucket {
  readonly fromHour: number;
  readonly toHour: number;
  /** Share of the machines in each class, 0 … 1. */
  readonly shares: readonly number[];
}

/** Lengths of a bucket, hours. */
export const BUCKET_HOURS = [1, 2, 3, 4, 6, 8, 12, 24, 48, 72, 120, 168] as const;
/** A bucket narrower than this cannot be told from its neighbours, px. */
const LEAST_BUCKET_PX = 4;

/** The shortest bucket that still shows, for a window of hours on this many px. */
export function bucketHours(windowHours: number, width: number): number {
  const least = (windowHours / Math.max(1, width)) * LEAST_BUCKET_PX;
  return BUCKET_HOURS.find((hours) => hours >= least) ?? BUCKET_HOURS[BUCKET_HOURS.length - 1]!;
}

/** Shares of the classes in the hours from … to of a lane; `classOf` gives the class of each state. Hours without record are left out. */
export function bucketShares(lane: LaneSource, shape: RecordShape, classOf: readonly number[], classes: number, fromHour: number, toHour: number): number[] {
  const sums: number[] = Array.from({ length: classes }, () => 0);
  const row = shape.groups * shape.states;
  const last = Math.min(toHour, Math.floor(lane.parts.length / row));
  for (let hour = fromHour; hour < last; hour += 1) {
    const at = hour * row + lane.group * shape.states;
    for (let state = 0; state < shape.states; state += 1) sums[classOf[state]!] = sums[classOf[state]!]! + lane.parts[at + state]!;
  }
  const hours = last - fromHour;
  return hours <= 0 ? sums : sums.map((sum) => sum / (hours * shape.whole));
}

export interface LaneInput {
  readonly lane: LaneSource;
  readonly shape: RecordShape;
  readonly classOf: readonly number[];
  /** Classes that are drawn: 0 … drawn − 1; the rest is empty. */
  readonly classes: number;
  readonly drawn: number;
  readonly fromHour: number;
  readonly toHour: number;
  readonly bucketHours: number;
  readonly x: (hour: number) => number;
  readonly top: number;
  readonly height: number;
}

/** Thinner than this a share is not drawn, px. */
const LEAST_HEIGHT = 0.2;

/** One path per class: a box for every bucket in which the class has a share. Boxes are stacked from the foot of the lane. */
export function lanePaths({ lane, shape, classOf, classes, drawn, fromHour, toHour, bucketHours: span, x, top, height }: LaneInput): readonly string[] {
  const paths: string[] = Array.from({ length: drawn }, () => '');
  const start = Math.floor(fromHour / span) * span;
  for (let hour = start; hour < toHour; hour += span) {
    const shares = bucketShares(lane, shape, classOf, classes, Math.max(hour, 0), hour + span);
    // Whole pixels, or hairlines of the ground would show between boxes.
    const left = Math.round(x(Math.max(hour, fromHour)));
    const width = Math.max(1, Math.round(x(Math.min(hour + span, toHour))) - left);
    let foot = top + height;
    for (let i = 0; i < drawn; i += 1) {
      const tall = shares[i]! * height;
      if (tall < LEAST_HEIGHT) continue;
      paths[i] += `M${left} ${foot.toFixed(1)}v${(-tall).toFixed(1)}h${width}v${tall.toFixed(1)}z`;
      foot -= tall;
    }
  }
  return paths;
}
