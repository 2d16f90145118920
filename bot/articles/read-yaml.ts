import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { load, YAMLException } from 'js-yaml'
import type { z } from 'zod'
import { describeFaults } from './describe-faults.ts'
import { formatProblems, type Problem } from './problem.ts'

/** What was read, or what is wrong with it. */
export type Read<T> = { value: T; problems: [] } | { value?: undefined; problems: Problem[] }

/** A file that nothing works without cannot be used: the program must not start with it. */
export class KnowledgeFileError extends Error {
  override name = 'KnowledgeFileError'
}

/**
 * The only reader of YAML (version 1.2: a date stays a text).
 * @param file path as the editor sees it, for the problems
 */
export function readYaml<T>(schema: z.ZodType<T>, file: string, source: string): Read<T> {
  let raw: unknown
  try {
    raw = source.trim() === '' ? undefined : load(source)
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    const line = error.mark && error.mark.line + 1
    return { problems: [{ file, ...(line ? { line } : {}), found: `The file is not valid YAML: ${error.reason}.`, fix: 'Correct the line; often a colon, a quote or the indentation is missing.' }] }
  }
  const parsed = schema.safeParse(raw)
  return parsed.success ? { value: parsed.data, problems: [] } : { problems: describeFaults(file, parsed.error) }
}

/** Reads a file of the knowledge folder that must be whole. @throws KnowledgeFileError that names each fault */
export function readWhole<T>(schema: z.ZodType<T>, knowledge: string, ...name: string[]): T {
  const file = ['knowledge', ...name].join('/')
  const source = path.join(knowledge, ...name)
  if (!existsSync(source)) throw new KnowledgeFileError(formatProblems([{ file, found: 'The file is missing.', fix: 'Restore it: nothing works without it.' }]))
  const { value, problems } = readYaml(schema, file, readFileSync(source, 'utf8'))
  if (problems.length > 0) throw new KnowledgeFileError(formatProblems(problems))
  return value as T
}
