// Simple solid shapes with a colour of their own, collected and melted into one geometry, so that all buildings cost one draw call.
import { BoxGeometry, BufferAttribute, Color, ConeGeometry, CylinderGeometry, ExtrudeGeometry, Matrix4, Shape } from 'three';
import type { BufferGeometry } from 'three';
import { mergeGeometries } from 'three/examples/jsm/utils/BufferGeometryUtils.js';

export type Colour = string;

/** Collects shapes; x east, y up, z south, in drawing units. */
export class PartList {
  readonly #parts: BufferGeometry[] = [];
  readonly #matrix = new Matrix4();
  #originX = 0;
  #originZ = 0;
  #scale = 1;

  /** The following shapes stand around this place, at this size. */
  standAt(x: number, z: number, scale: number): void {
    this.#originX = x;
    this.#originZ = z;
    this.#scale = scale;
  }

  #add(geometry: BufferGeometry, colour: Colour, x: number, y: number, z: number, turn: number): void {
    const plain = geometry.index ? geometry.toNonIndexed() : geometry;
    plain.deleteAttribute('uv');
    this.#matrix.makeRotationY(turn).setPosition(x, y, z);
    plain.applyMatrix4(this.#matrix);
    this.#matrix.makeScale(this.#scale, this.#scale, this.#scale).setPosition(this.#originX, 0, this.#originZ);
    plain.applyMatrix4(this.#matrix);
    const { r, g, b } = new Color(colour);
    const count = plain.getAttribute('position').count;
    const colours = new Float32Array(count * 3);
    for (let i = 0; i < count; i += 1) colours.set([r, g, b], 3 * i);
    plain.setAttribute('color', new BufferAttribute(colours, 3));
    this.#parts.push(plain);
  }

  /** A box that stands on height y. */
  box(colour: Colour, width: number, height: number, depth: number, x: number, y: number, z: number, turn = 0): void {
    this.#add(new BoxGeometry(width, height, depth), colour, x, y + height / 2, z, turn);
  }

  /** A ridge roof of a width (x), height and depth (z), ridge along x. */
  roof(colour: Colour, width: number, height: number, depth: number, x: number, y: number, z: number): void {
    const shape = new Shape();
    shape.moveTo(-depth / 2, 0).lineTo(depth / 2, 0).lineTo(0, height).lineTo(-depth / 2, 0);
    const geometry = new ExtrudeGeometry(shape, { depth: width, bevelEnabled: false });
    geometry.translate(0, 0, -width / 2);
    this.#add(geometry, colour, x, y, z, Math.PI / 2);
  }

  /** One tooth of a saw-tooth roof: steep to the north, light from there. */
  tooth(colour: Colour, width: number, height: number, depth: number, x: number, y: number, z: number): void {
    const shape = new Shape();
    shape.moveTo(-width / 2, 0).lineTo(width / 2, 0).lineTo(-width / 2, height).lineTo(-width / 2, 0);
    const geometry = new ExtrudeGeometry(shape, { depth, bevelEnabled: false });
    geometry.translate(0, 0, -depth / 2);
    this.#add(geometry, colour, x, y, z, 0);
  }

  cylinder(colour: Colour, radius: number, height: number, x: number, y: number, z: number, sides = 10): void {
    this.#add(new CylinderGeometry(radius, radius, height, sides), colour, x, y + height / 2, z, 0);
  }

  cone(colour: Colour, radius: number, height: number, x: number, y: number, z: number, sides = 7): void {
    this.#add(new ConeGeometry(radius, height, sides), colour, x, y + height / 2, z, 0);
  }

  /** Everything collected as one geometry with vertex colours; the parts are given up. */
  melt(): BufferGeometry {
    const melted = mergeGeometries(this.#parts, false);
    for (const part of this.#parts) part.dispose();
    this.#parts.length = 0;
    return melted;
  }
}
