// Event codes and line states that the parts of a gin share.

/** Event codes that all gins share; argument a is the gin, b the mode of stop. */
export interface GinEventCodes {
  readonly lineFails: number;
  readonly lineReturns: number;
  readonly crewLeaves: number;
  readonly morning: number;
}

/** State of the line for screens. */
export const LINE_STATE = { idle: 0, running: 1, down: 2 } as const;
