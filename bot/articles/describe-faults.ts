import type { z } from 'zod'
import type { Problem } from './problem.ts'

/** zod's faults → problems with the field's path, what was expected and what was found. */
export function describeFaults(file: string, error: z.ZodError): Problem[] {
  return error.issues.map((issue) => {
    const field = issue.path.join('.') || 'the file'
    const expected = issue.code === 'invalid_value' ? `one of ${issue.values.join(', ')}` : issue.message
    const fix = issue.code === 'unrecognized_keys' ? `Remove ${issue.keys.join(', ')}, or correct the spelling.` : `Correct "${field}": ${expected}. Nothing was changed.`
    return { file, found: issue.code === 'unrecognized_keys' ? `"${field}" has a field that is not known: ${issue.keys.join(', ')}.` : `"${field}" is not as expected (${issue.message}).`, fix }
  })
}
