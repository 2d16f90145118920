import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { loadArticles } from '../articles/load-articles.ts'
import { languageCodes } from '../language/languages.ts'
import { PATHS } from '../paths.ts'
import type { CommandResult } from './main.ts'

function withHash(source: string, hash: string): string {
  const head = /^---\n([\s\S]*?)\n---\n/.exec(source)!
  const lines = head[1]!.split('\n').filter((line) => !line.startsWith('source:') && !line.startsWith('source_hash:'))
  return `---\n${['source: de', `source_hash: "${hash}"`, ...lines].join('\n')}\n---\n${source.slice(head[0].length)}`
}

/**
 * Notes in each translation the fingerprint of the German text. Only for translations that have none yet, or all of
 * those named: a stale translation must be read again before it may be stamped.
 */
export async function stamp(words: string[]): Promise<CommandResult> {
  const named = new Set(words)
  let stamped = 0
  for (const { id, facts, texts } of loadArticles(PATHS.knowledge).articles.values()) {
    const german = texts.de
    if (!german) continue
    for (const language of languageCodes.filter((code) => code !== 'de' && texts[code])) {
      if (texts[language]!.head.source_hash !== undefined && !named.has(id) && !named.has(`${id}/${language}`)) continue
      const file = path.join(PATHS.knowledge, 'articles', facts.area, id, `${language}.md`)
      writeFileSync(`${file}.new`, withHash(readFileSync(file, 'utf8'), german.hash))
      renameSync(`${file}.new`, file)
      stamped += 1
    }
  }
  return { text: `${stamped} translations stamped.`, ok: true }
}
