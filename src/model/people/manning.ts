// Who stands where on a shift: fills the posts of every role with those present, and with others who have the skill. Pure.
// Kernel file: roles are indices of ROLES.
import { ROLE, ROLES, SKILLS } from '../domain/people.ts';

/** Writes to `filled` how many posts of each role are manned.
 *  Everybody takes a post of the own role; people left over stand in where they have the skill, the most natural way first; then helpers leave
 *  their posts for operators', which hold machines up. Shapes: whole people by role; `spare` is scratch. */
export function manPosts(needed: Int32Array, present: Int32Array, filled: Int32Array, spare: Int32Array): void {
  for (let role = 0; role < ROLES.length; role += 1) {
    filled[role] = Math.min(needed[role]!, present[role]!);
    spare[role] = present[role]! - filled[role]!;
  }
  for (let from = 0; from < ROLES.length; from += 1) {
    for (const skill of SKILLS[ROLES[from]!]) {
      const to = ROLE[skill];
      const moved = Math.min(spare[from]!, needed[to]! - filled[to]!);
      filled[to] = filled[to]! + moved;
      spare[from] = spare[from]! - moved;
    }
  }
  const { helper, operator } = ROLE;
  const moved = Math.min(filled[helper]!, needed[operator]! - filled[operator]!);
  filled[operator] = filled[operator]! + moved;
  filled[helper] = filled[helper]! - moved;
}

/** Machines that can run with so many of the posts manned: their share, rounded, as people stretch; one at least while anybody is there.
 *  Units: whole machines and posts; a group without posts is always attended. */
export function attendedMachines(machines: number, filledPosts: number, neededPosts: number): number {
  if (neededPosts === 0 || filledPosts >= neededPosts) return machines;
  return filledPosts === 0 ? 0 : Math.max(1, Math.round((machines * filledPosts) / neededPosts));
}
