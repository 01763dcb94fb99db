// Deep copies of plain data (numbers, texts, booleans, arrays, records, typed arrays): what snapshots are made of.

type TypedArray = Float64Array | Float32Array | Int32Array | Uint32Array | Int16Array | Uint16Array | Int8Array | Uint8Array;

/** Data without functions, prototypes or cycles. */
export type Plain =
  | number
  | string
  | boolean
  | undefined
  | TypedArray
  | readonly Plain[]
  | { readonly [key: string]: Plain };

/** What takes part in a snapshot: `save` returns plain data that shares nothing with the state, `load` takes it back. */
export interface Snapshotable {
  save(): Plain;
  load(saved: Plain): void;
}

/** A copy that shares no memory with the original. */
export function clonePlain<T extends Plain>(value: T): T {
  if (ArrayBuffer.isView(value)) return (value as Float64Array).slice() as T;
  if (Array.isArray(value)) return value.map((item) => clonePlain(item as Plain)) as unknown as T;
  if (typeof value === 'object' && value !== null) {
    const copy: Record<string, Plain> = {};
    for (const [key, item] of Object.entries(value)) copy[key] = clonePlain(item as Plain);
    return copy as T;
  }
  return value;
}
