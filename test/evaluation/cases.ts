import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type Language, languageCodes } from '../../bot/language/languages.ts'

/** One labelled message. */
export interface Case {
  id: string
  text: string
  style: string
  kind: 'topic' | 'near-miss' | 'out-of-scope' | 'human' | 'small-talk'
  /** Articles an adviser would accept; empty where none answers. */
  expect: string[]
  language: Language
  half: 'dev' | 'test'
}

/** The half a case belongs to, by a hash of its id. */
export const halfOf = (id: string): Case['half'] => (createHash('sha256').update(id).digest()[0]! % 2 === 0 ? 'dev' : 'test')

/** All cases of all languages. */
export function loadCases(): Case[] {
  return languageCodes.flatMap((language) => readFileSync(path.join(import.meta.dirname, 'cases', `${language}.jsonl`), 'utf8')
    .split('\n').filter(Boolean).map((line) => JSON.parse(line) as Omit<Case, 'language' | 'half'>)
    .map((found) => ({ ...found, language, half: halfOf(found.id) })))
}
