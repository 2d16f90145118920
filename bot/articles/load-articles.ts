import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type Language, isLanguage, languageCodes } from '../language/languages.ts'
import { ArticleFacts, type ArticleText } from './article-schema.ts'
import { parseText } from './parse-text.ts'
import type { Problem } from './problem.ts'
import { readYaml } from './read-yaml.ts'

/** One article with everything the editors wrote about it. */
export interface Article {
  id: string
  facts: ArticleFacts
  texts: Partial<Record<Language, ArticleText>>
  /** Ways of asking, by language. */
  questions: Partial<Record<Language, readonly string[]>>
}

/** What the search needs of an article. */
export type Searchable = Pick<Article, 'id' | 'texts' | 'questions'>

/** What the folder of articles holds, and what is wrong with it. */
export interface LoadedArticles {
  /** By id, in the order of areas and names. */
  articles: ReadonlyMap<string, Article>
  problems: Problem[]
}

function folders(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort()
}

/** The lines of a questions file; empty lines and lines beginning with "#" are not questions. */
function readQuestions(source: string): string[] {
  return source.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'))
}

function loadArticle(folder: string, shown: string, problems: Problem[]): Article | undefined {
  const names = readdirSync(folder)
  if (!names.includes('article.yaml')) {
    problems.push({ file: `${shown}/article.yaml`, found: 'The file is missing.', fix: 'Copy article.yaml from another article and adapt it.' })
    return undefined
  }
  const read = (name: string) => readFileSync(path.join(folder, name), 'utf8')
  const { value: facts, problems: faults } = readYaml(ArticleFacts, `${shown}/article.yaml`, read('article.yaml'))
  problems.push(...faults)
  const article: Omit<Article, 'facts'> = { id: path.basename(folder), texts: {}, questions: {} }
  for (const name of names.sort()) {
    const [language, ...rest] = name.split('.')
    if (name === 'article.yaml') continue
    if (!isLanguage(language)) {
      problems.push({ file: `${shown}/${name}`, found: `"${language}" is not the code of a language we offer.`, fix: 'Rename or remove the file.' })
    } else if (rest.join('.') === 'questions.txt') article.questions[language] = readQuestions(read(name))
    else if (rest.join('.') === 'md') {
      const parsed = parseText(`${shown}/${name}`, read(name))
      problems.push(...parsed.problems)
      if (parsed.text) article.texts[language] = parsed.text
    } else problems.push({ file: `${shown}/${name}`, found: 'The file is neither a text nor a list of questions, and is not read.', fix: `Name it ${language}.md or ${language}.questions.txt, or remove it.` })
  }
  if (!names.some((name) => name.endsWith('.md'))) problems.push({ file: `${shown}/de.md`, found: 'The article has no text.', fix: 'Write de.md.' })
  return facts && Object.keys(article.texts).length > 0 ? { ...article, facts } : undefined
}

/**
 * Reads `articles/<area>/<id>/`. Never throws for what an editor wrote: a faulty article is left out and named in `problems`.
 * @param knowledge the knowledge folder
 */
export function loadArticles(knowledge: string): LoadedArticles {
  const articles = new Map<string, Article>()
  const problems: Problem[] = []
  const root = path.join(knowledge, 'articles')
  for (const area of folders(root)) {
    for (const id of folders(path.join(root, area))) {
      const shown = `knowledge/articles/${area}/${id}`
      const article = loadArticle(path.join(root, area, id), shown, problems)
      if (!article) continue
      if (article.facts.id !== id || article.facts.area !== area) {
        problems.push({ file: `${shown}/article.yaml`, found: `id "${article.facts.id}" and area "${article.facts.area}" do not match the folder "${area}/${id}".`, fix: 'Make the fields and the folder agree.' })
      } else if (articles.has(id)) {
        problems.push({ file: `${shown}/article.yaml`, found: `There is already an article "${id}" in the area "${articles.get(id)!.facts.area}".`, fix: 'Give one of the two another id.' })
      } else articles.set(id, article)
    }
  }
  return { articles, problems }
}

/** Messages no article answers, by language: `unanswerable/<lang>.questions.txt`. */
export function loadUnanswerable(knowledge: string): Article['questions'] {
  const read = (language: Language): readonly string[] => {
    const file = path.join(knowledge, 'unanswerable', `${language}.questions.txt`)
    return existsSync(file) ? readQuestions(readFileSync(file, 'utf8')) : []
  }
  return Object.fromEntries(languageCodes.map((language) => [language, read(language)]))
}
