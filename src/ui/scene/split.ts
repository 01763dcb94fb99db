// How a picture is cut for one or two clusters. Pure.

export interface Half {
  /** px from the left and the top of the picture. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Pictures up to this width are cut into rows, px; the style sheet of the twin screen names the same width. */
const NARROW = 700;

/** Side by side on wide pictures, one above the other on tall ones. */
export function halvesOf(count: number, width: number, height: number): readonly Half[] {
  if (count < 2) return [{ left: 0, top: 0, width, height }];
  if (width > NARROW) {
    return [0, 1].map((index) => ({ left: (index * width) / 2, top: 0, width: width / 2, height }));
  }
  return [0, 1].map((index) => ({ left: 0, top: (index * height) / 2, width, height: height / 2 }));
}
