import { loadArticles } from '../articles/load-articles.ts'
import { languageCodes } from '../language/languages.ts'
import { PATHS } from '../paths.ts'
import type { CommandResult } from './main.ts'

/** One table: each article and language as missing (-), older than the German (old), draft or reviewed (ok). */
export async function translations(): Promise<CommandResult> {
  const { articles } = loadArticles(PATHS.knowledge)
  const width = Math.max(...[...articles.keys()].map((id) => id.length))
  const rows = [...articles.values()].map(({ id, texts }) => {
    const cells = languageCodes.map((language) => {
      const text = texts[language]
      if (!text) return '-'
      if (language !== 'de' && text.head.source_hash !== texts.de?.hash) return 'old'
      return text.head.review === 'reviewed' ? 'ok' : 'draft'
    })
    return `${id.padEnd(width)}  ${cells.map((cell) => cell.padEnd(6)).join('')}`
  })
  return { text: [`${' '.repeat(width)}  ${languageCodes.map((code) => code.padEnd(6)).join('')}`, ...rows].join('\n'), ok: true }
}
