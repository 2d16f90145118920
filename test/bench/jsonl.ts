import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { z } from 'zod'

/** What a benchmark was given can't be used; the message says what was found and what is expected. */
export class BenchInputError extends Error {
  override name = 'BenchInputError'
}

function rowOf<Row>(schema: z.ZodType<Row>, line: string, place: string): Row {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    throw new BenchInputError(`${place}: one JSON object a line is expected, this is not JSON: ${line.slice(0, 60)}`)
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [{ path, message }] = parsed.error.issues as [z.core.$ZodIssue]
  throw new BenchInputError(`${place}: ${path.join('.') || 'the object'}: ${message}`)
}

/** The objects of a file with one a line. @throws BenchInputError */
export function readJsonl<Row>(file: string, schema: z.ZodType<Row>): Row[] {
  if (!existsSync(file)) throw new BenchInputError(`There is no file ${file}.`)
  return readFileSync(file, 'utf8').split('\n').flatMap((line, i) => (line.trim() === '' ? [] : [rowOf(schema, line, `${file}, line ${i + 1}`)]))
}

/** Writes objects, one a line. */
export function writeJsonl(file: string, rows: readonly object[]): void {
  writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
}
