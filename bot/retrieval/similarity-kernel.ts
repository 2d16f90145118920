import { DIMENSIONS } from './model-files.ts'

/*
 * A WebAssembly module with one function, as bytes, because plain JavaScript has no SIMD: rows of signed bytes times a
 * query of 16-bit numbers, eight products an instruction. A scan takes a ninth of the time of plain loops.
 */

const leb = (n: number): number[] => (n < 128 ? [n] : [(n & 127) | 128, ...leb(n >>> 7)])
const section = (id: number, content: number[]): number[] => [id, ...leb(content.length), ...content]
const text = (name: string): number[] => [name.length, ...Buffer.from(name)]

const I32 = 0x7f, V128 = 0x7b, NOTHING = 0x40
const get = (local: number): number[] => [0x20, local]
const set = (local: number): number[] => [0x21, local]
const addTo = (local: number, step: number): number[] => [...get(local), 0x41, ...leb(step), 0x6a, ...set(local)]
const LOAD_8_BYTES_AS_16_BIT = [0xfd, 0x01, 0], LOAD_128 = [0xfd, 0x00, 0], ZERO_128 = [0xfd, 0x0c, ...new Array<number>(16).fill(0)]
const DOT_16_BIT = [0xfd, 0xba, 0x01], ADD_32_BIT = [0xfd, 0xae, 0x01], LANE = [0xfd, 0x1b], ADD = 0x6a
const TO_FLOAT = 0xb2, FLOAT_LOAD = [0x2a, 0, 0], FLOAT_TIMES = 0x94, FLOAT_STORE = [0x38, 0, 0]

const ROWS = 0, COUNT = 1, QUERY = 2, SCALES = 3, OUT = 4, SUM = 5

const eightProducts = (i: number): number[] => [
  ...get(ROWS), ...LOAD_8_BYTES_AS_16_BIT, ...leb(8 * i), ...get(QUERY), ...LOAD_128, ...leb(16 * i), ...DOT_16_BIT, ...ADD_32_BIT,
]

const bodyFor = (width: number): number[] => [
  1, 1, V128,
  0x03, NOTHING, // for each row
  ...ZERO_128, ...Array.from({ length: width / 8 }, (_, i) => eightProducts(i)).flat(), ...set(SUM),
  ...get(OUT),
  ...[0, 1, 2, 3].flatMap((lane) => [...get(SUM), ...LANE, lane]), ADD, ADD, ADD,
  TO_FLOAT, ...get(SCALES), ...FLOAT_LOAD, FLOAT_TIMES, ...FLOAT_STORE,
  ...addTo(ROWS, width), ...addTo(SCALES, 4), ...addTo(OUT, 4),
  ...get(COUNT), 0x41, 1, 0x6b, 0x22, COUNT, 0x0d, 0, // until none is left
  0x0b, 0x0b,
]

function moduleFor(width: number): WebAssembly.Module {
  const body = bodyFor(width)
  return new WebAssembly.Module(Uint8Array.from([
    0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    ...section(1, [1, 0x60, 5, I32, I32, I32, I32, I32, 0]),
    ...section(2, [1, ...text('js'), ...text('memory'), 2, 0, 0]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...text('scan'), 0, 0]),
    ...section(10, [1, ...leb(body.length), ...body]),
  ]))
}

const PAGE = 65_536
const MOST_16_BIT = 32_767
const compiled = new Map<number, WebAssembly.Module>()

/** Rows of bytes in memory of their own, and their products with a query. */
export interface ByteRows {
  /** Row by row; to be filled by the caller. */
  bytes: Int8Array
  /** Component i of a row is its byte times the row's scale. */
  scales: Float32Array
  /** Sets the query and returns its scan: the products with rows `from` to `to`, overwritten by the next call. */
  ask: (query: Float32Array) => (from?: number, to?: number) => Float32Array
}

/** Room for `count` rows of `width` bytes; the width must be divisible by 8. */
export function byteRows(count: number, width = DIMENSIONS): ByteRows {
  if (!compiled.has(width)) compiled.set(width, moduleFor(width))
  const scalesAt = Math.ceil((count * width) / 16) * 16
  const queryAt = Math.ceil((scalesAt + 4 * count) / 16) * 16
  const outAt = queryAt + 2 * width
  const memory = new WebAssembly.Memory({ initial: Math.ceil((outAt + 4 * count) / PAGE) })
  const { scan } = new WebAssembly.Instance(compiled.get(width)!, { js: { memory } }).exports as { scan: (...at: number[]) => void }
  const query16 = new Int16Array(memory.buffer, queryAt, width)
  return {
    bytes: new Int8Array(memory.buffer, 0, count * width), scales: new Float32Array(memory.buffer, scalesAt, count),
    ask: (query) => {
      const largest = query.reduce((max, x) => Math.max(max, Math.abs(x)), 0) || 1
      for (let i = 0; i < width; i++) query16[i] = Math.round((query[i]! * MOST_16_BIT) / largest)
      return (from = 0, to = count) => {
        const out = new Float32Array(memory.buffer, outAt, to - from)
        if (to > from) scan(from * width, to - from, queryAt, scalesAt + 4 * from, outAt)
        for (let row = 0; row < out.length; row++) out[row]! *= largest / MOST_16_BIT
        return out
      }
    },
  }
}
