import { type Checked, fileOf } from '../check-knowledge.ts'
import type { Problem } from '../problem.ts'

/** Ids that an article names exist. */
export function checkLinks({ articles, offers, vocabulary }: Checked): Problem[] {
  const kinds = new Set([...offers.byId.values()].flatMap(({ kind, kinds_also }) => [kind, ...(kinds_also ?? [])]))
  return [...articles.values()].flatMap((article) => {
    const file = fileOf(article, 'article.yaml')
    const { see_also, offers: named, depends_on } = article.facts
    const unknown = (field: string, ids: readonly string[], exists: (id: string) => boolean): Problem[] =>
      ids.filter((id) => !exists(id)).map((id) => ({ file, found: `"${field}" names "${id}", which does not exist.`, fix: 'Correct the spelling, or remove it.' }))
    return [
      ...unknown('see_also', see_also, (id) => articles.has(id) && id !== article.id),
      ...unknown('offers.ids', named.ids, (id) => offers.byId.has(id)),
      ...unknown('offers.kinds', named.kinds, (kind) => kinds.has(kind)),
      ...unknown('depends_on', depends_on, (fact) => Object.hasOwn(vocabulary.facts, fact)),
    ]
  })
}
