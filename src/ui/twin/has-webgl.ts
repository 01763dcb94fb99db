// Finds out how this browser draws 3D, once: with hardware, in software, or not at all.

export type DrawingPower = 'hardware' | 'software' | 'none';

let answer: DrawingPower | undefined;

/** Names of renderers that draw on the processor. */
const SOFTWARE = /swiftshader|llvmpipe|software|basic render/i;

/** How WebGL 2 is drawn here; software shows itself by the renderer's name where the browser tells it. */
export function drawingPower(): DrawingPower {
  answer ??= probe();
  return answer;
}

function probe(): DrawingPower {
  try {
    const context = document.createElement('canvas').getContext('webgl2');
    if (!context) return 'none';
    const info = context.getExtension('WEBGL_debug_renderer_info');
    const name = String(context.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : context.RENDERER));
    context.getExtension('WEBGL_lose_context')?.loseContext();
    return SOFTWARE.test(name) ? 'software' : 'hardware';
  } catch {
    return 'none';
  }
}
