// Finds out whether this browser draws 3D at all, once.

let answer: boolean | undefined;

/** Whether a WebGL 2 context can be had. */
export function hasWebgl(): boolean {
  if (answer !== undefined) return answer;
  try {
    const context = document.createElement('canvas').getContext('webgl2');
    answer = context !== null;
    context?.getExtension('WEBGL_lose_context')?.loseContext();
  } catch {
    answer = false;
  }
  return answer;
}
