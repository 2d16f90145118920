import type { Searchable } from '../../bot/articles/load-articles.ts'
import { type Language, languageCodes } from '../../bot/language/languages.ts'
import { buildDense, type SearchIndex } from '../../bot/retrieval/build-index.ts'
import type { Embed } from '../../bot/retrieval/embed.ts'
import { NOTHING } from '../../bot/retrieval/nothing.ts'
import type { Evidence } from '../../bot/retrieval/rank.ts'
import { evidenceOf } from '../../bot/retrieval/search.ts'
import { asQuery } from '../../bot/retrieval/texts-to-embed.ts'
import type { VectorTable } from '../../bot/retrieval/vector-file.ts'
import { makeWordIndex, openWordIndex, type WordIndex } from '../../bot/retrieval/word-index.ts'
import type { Case } from './cases.ts'

/** A case, and what the ways of finding say of it. */
export interface Seen {
  case: Case
  evidence: Evidence
}

/** In how many parts the articles are looked at as German only: few at a time, as a new article would be. */
const PARTS = 6

/** What the index of the cases is made from. */
export interface Sources {
  all: readonly Searchable[]
  tables: Record<Language, VectorTable>
  embed: Embed
}

function indexOf(all: readonly Searchable[], tables: Sources['tables']): SearchIndex {
  const made = new Map<Language, WordIndex>()
  const wordsOf = async (language: Language): Promise<WordIndex> => {
    const words = made.get(language) ?? openWordIndex(makeWordIndex(all, language), language)
    made.set(language, words)
    return words
  }
  return { ...buildDense(all, tables), wordsOf }
}

async function see(index: SearchIndex, embed: Embed, cases: readonly Case[]): Promise<Seen[]> {
  const seen: Seen[] = []
  for (const found of cases) seen.push({ case: found, evidence: await evidenceOf(index, found.text, found.language, await embed(asQuery(found.text))) })
  return seen
}

/** The cases with the articles as they are. */
export const seeCases = ({ all, tables, embed }: Sources, cases: readonly Case[]): Promise<Seen[]> => see(indexOf(all, tables), embed, cases)

const inGermanOnly = ({ id, texts, questions }: Searchable): Searchable => (
  { id, texts: texts.de ? { de: texts.de } : {}, questions: questions.de ? { de: questions.de } : {} })

/** The cases of other languages with the article they ask for in German alone, a part of the articles at a time; with each part, those that nothing answers. */
export async function seeGermanOnly({ all, tables, embed }: Sources, cases: readonly Case[]): Promise<Seen[]> {
  const ids = all.map(({ id }) => id).filter((id) => id !== NOTHING)
  const asked = cases.filter(({ language, kind }) => language !== 'de' && kind !== 'human' && kind !== 'small-talk')
  const seen: Seen[] = []
  for (let part = 0; part < PARTS; part++) {
    const own = new Set(ids.filter((_, i) => i % PARTS === part))
    const index = indexOf(all.map((article) => (own.has(article.id) ? inGermanOnly(article) : article)), tables)
    // Where a case accepts several articles, the first must be one of these, and the others do not count.
    for (const language of languageCodes) {
      const about = asked.filter((found) => found.language === language && (found.expect.length === 0 || own.has(found.expect[0]!)))
      seen.push(...(await see(index, embed, about.map((found) => ({ ...found, expect: found.expect.filter((id) => own.has(id)) })))))
    }
  }
  return seen
}
