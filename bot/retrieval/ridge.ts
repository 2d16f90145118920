/** X'X + ridge on the diagonal, lower triangle, as doubles. */
function gram(rows: Float32Array, width: number, ridge: number): Float64Array {
  const product = new Float64Array(width * width)
  // Four rows at a time: the sums are read and written a quarter as often.
  const whole = rows.length - (rows.length % (4 * width))
  for (let at = 0; at < whole; at += 4 * width) {
    for (let i = 0; i < width; i++) {
      const a = rows[at + i]!, b = rows[at + width + i]!, c = rows[at + 2 * width + i]!, d = rows[at + 3 * width + i]!
      const line = i * width
      for (let j = 0; j <= i; j++) {
        product[line + j]! += a * rows[at + j]! + b * rows[at + width + j]! + c * rows[at + 2 * width + j]! + d * rows[at + 3 * width + j]!
      }
    }
  }
  for (let at = whole; at < rows.length; at += width) {
    for (let i = 0; i < width; i++) for (let j = 0; j <= i; j++) product[i * width + j]! += rows[at + i]! * rows[at + j]!
  }
  for (let i = 0; i < width; i++) product[i * width + i]! += ridge
  return product
}

/** Cholesky factor in place, lower triangle. */
function factorise(matrix: Float64Array, width: number): void {
  for (let j = 0; j < width; j++) {
    for (let k = 0; k < j; k++) {
      const factor = matrix[j * width + k]!
      for (let i = j; i < width; i++) matrix[i * width + j]! -= matrix[i * width + k]! * factor
    }
    const diagonal = Math.sqrt(matrix[j * width + j]!)
    for (let i = j; i < width; i++) matrix[i * width + j]! /= diagonal
  }
}

function solve(factor: Float64Array, width: number, right: Float64Array): void {
  for (let i = 0; i < width; i++) {
    let sum = right[i]!
    for (let k = 0; k < i; k++) sum -= factor[i * width + k]! * right[k]!
    right[i] = sum / factor[i * width + i]!
  }
  for (let i = width - 1; i >= 0; i--) {
    let sum = right[i]!
    for (let k = i + 1; k < width; k++) sum -= factor[k * width + i]! * right[k]!
    right[i] = sum / factor[i * width + i]!
  }
}

/**
 * One-against-rest ridge regression: solves (X'X + ridge I) w = X'(y - 1/classes) for each class.
 * @param rows examples, row by row, `width` numbers each
 * @returns weights, one row of `width` numbers a class
 */
export function solveRidge(rows: Float32Array, labels: Uint16Array, classes: number, width: number, ridge: number): Float32Array {
  const factor = gram(rows, width, ridge)
  factorise(factor, width)
  const sums = new Float64Array(classes * width)
  const all = new Float64Array(width)
  labels.forEach((label, row) => {
    for (let i = 0; i < width; i++) {
      const x = rows[row * width + i]!
      sums[label * width + i]! += x
      all[i]! += x / classes
    }
  })
  for (let c = 0; c < classes; c++) {
    const right = sums.subarray(c * width, (c + 1) * width)
    for (let i = 0; i < width; i++) right[i]! -= all[i]!
    solve(factor, width, right)
  }
  return Float32Array.from(sums)
}
