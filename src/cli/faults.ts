// The two ways in which a command can be refused, and the exit codes that outside programs rely on.
import { issueLine, type Issue } from '../base/issue.ts';

export const EXIT = { done: 0, invalidInput: 1, wrongUsage: 2, internalFailure: 3 } as const;

/** The input was read and found faulty. */
export class InputFault extends Error {
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(issues.map(issueLine).join('\n'));
    this.issues = issues;
  }
}

/** The command line asks for something that does not exist or is not possible. */
export class UsageFault extends Error {}
