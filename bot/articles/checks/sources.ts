import { type Checked, fileOf } from '../check-knowledge.ts'
import type { Problem } from '../problem.ts'

/** The same address has the same title and publisher everywhere, and each article rests on an official source. */
export function checkSources({ articles }: Checked): Problem[] {
  const first = new Map<string, { title: string; publisher: string; file: string }>()
  return [...articles.values()].flatMap((article) => {
    const file = fileOf(article, 'article.yaml')
    const problems: Problem[] = article.facts.sources.some(({ official }) => official) ? [] : [{ file, found: 'None of the sources is official.', fix: 'Add an authority or a statute with "official: true".' }]
    for (const { url, title, publisher } of article.facts.sources) {
      const known = first.get(url)
      if (!known) first.set(url, { title, publisher, file })
      else if (known.title !== title || known.publisher !== publisher) {
        problems.push({ file, found: `The source ${url} is called "${title}" (${publisher}) here and "${known.title}" (${known.publisher}) in ${known.file}.`, fix: 'Give the address one title and one publisher.' })
      }
    }
    return problems
  })
}
