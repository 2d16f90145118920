import { DIMENSIONS } from '../../bot/retrieval/model-files.ts'
import { byteRows } from '../../bot/retrieval/similarity-kernel.ts'

function filled(count: number, width = DIMENSIONS) {
  const rows = byteRows(count, width)
  rows.bytes.forEach((_, i) => { rows.bytes[i] = ((i * 7919) % 255) - 127 })
  rows.scales.forEach((_, i) => { rows.scales[i] = 1 / (100 + i) })
  return rows
}

const query = (width: number): Float32Array => Float32Array.from({ length: width }, (_, i) => Math.sin(i))

describe.each([DIMENSIONS, 128])('the products of rows of %i bytes with a query', (width) => {
  const rows = filled(50, width)
  const expected = (row: number): number => rows.scales[row]! * query(width).reduce((sum, x, i) => sum + x * rows.bytes[row * width + i]!, 0)

  it('are those of plain arithmetic', () => {
    rows.ask(query(width))().forEach((product, row) => expect(product).toBeCloseTo(expected(row), 2))
  })

  it('can be had for some rows only', () => {
    expect(Array.from(rows.ask(query(width))(20, 23))).toEqual([20, 21, 22].map((row) => expect.closeTo(expected(row), 2)))
  })
})

describe('rows of bytes', () => {
  it('hold the largest products without overflow', () => {
    const rows = byteRows(1)
    rows.bytes.fill(127)
    rows.scales.fill(1)
    expect(rows.ask(new Float32Array(DIMENSIONS).fill(1))()[0]).toBeCloseTo(127 * DIMENSIONS, 0)
  })

  it('may be none', () => {
    expect(byteRows(0).ask(query(DIMENSIONS))()).toHaveLength(0)
  })
})
