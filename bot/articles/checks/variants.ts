import { languageCodes } from '../../language/languages.ts'
import { type Checked, fileOf, textFile } from '../check-knowledge.ts'
import type { Condition } from '../condition.ts'
import type { Article } from '../load-articles.ts'
import type { Problem } from '../problem.ts'
import type { Vocabulary } from '../vocabulary.ts'

type Test = Condition[string]

/** Does everybody for whom `special` holds also meet `general`? */
function implies(special: Test | undefined, general: Test): boolean {
  if (special === undefined) return false
  if (Array.isArray(general)) return Array.isArray(special) && special.every((value) => general.includes(value))
  if (Array.isArray(special)) return false
  return (special.from ?? -Infinity) >= (general.from ?? -Infinity) && (special.below ?? Infinity) <= (general.below ?? Infinity)
}

function hides(earlier: Condition, later: Condition): boolean {
  return Object.entries(earlier).every(([fact, test]) => implies(later[fact], test))
}

function checkOrder({ facts }: Article, file: string): Problem[] {
  const last = facts.variants.at(-1)!
  const problems: Problem[] = []
  if (last.when !== undefined) problems.push({ file, found: `The last variant "${last.section}" has a condition, so some people get no answer.`, fix: 'End the list with "- section: general" without "when".' })
  facts.variants.slice(0, -1).forEach(({ section, when }, place) => {
    if (when === undefined) problems.push({ file, found: `The variant "${section}" has no condition, so the ones below it are never shown.`, fix: 'Give it a "when", or move it to the end.' })
    const hider = when && facts.variants.slice(0, place).find((earlier) => earlier.when && hides(earlier.when, when))
    if (hider) problems.push({ file, found: `The variant "${section}" is never shown: "${hider.section}" above it holds for the same people.`, fix: `Move "${section}" above "${hider.section}", or change a condition.` })
  })
  return problems
}

function checkValues({ facts }: Article, file: string, { facts: known }: Vocabulary): Problem[] {
  return facts.variants.flatMap(({ section, when }) => Object.entries(when ?? {}).flatMap(([fact, test]) => {
    const kind = known[fact]
    if (!kind || !facts.depends_on.includes(fact)) return [{ file, found: `The variant "${section}" asks for "${fact}", which is not in "depends_on".`, fix: `Add "${fact}" to "depends_on", or correct the spelling.` }]
    if (!('values' in kind)) return Array.isArray(test) ? [{ file, found: `"${fact}" is a number, but the variant "${section}" lists values.`, fix: 'Write {below: 3} or {from: 48}.' }] : []
    const wrong = Array.isArray(test) ? test.filter((value) => !Object.hasOwn(kind.values, value)) : ['a number']
    return wrong.map((value) => ({ file, found: `The variant "${section}" names ${value} for "${fact}", which is not in vocabulary/facts.yaml.`, fix: 'Use a value of vocabulary/facts.yaml.' }))
  }))
}

function checkTexts(article: Article): Problem[] {
  const sections = article.facts.variants.map(({ section }) => section).filter((section) => section !== 'general')
  return languageCodes.flatMap((language) => {
    const text = article.texts[language]
    if (!text) return []
    const file = textFile(article, language)
    const missing = sections.filter((section) => !Object.hasOwn(text.variants, section))
    const extra = Object.keys(text.variants).filter((section) => !sections.includes(section))
    return [
      ...missing.map((section) => ({ file, found: `The section of the variant "${section}" is missing.`, fix: `Add "## variant ${section}: heading" with its text.` })),
      ...extra.map((section) => ({ file, found: `The section "variant ${section}" belongs to no variant in article.yaml.`, fix: 'Correct its name, add the variant, or remove the section.' })),
    ]
  })
}

/** Every variant can be reached, has its text in each language, and the last one catches everybody. */
export function checkVariants({ articles, vocabulary }: Checked): Problem[] {
  return [...articles.values()].flatMap((article) => {
    const file = fileOf(article, 'article.yaml')
    return [...checkOrder(article, file), ...checkValues(article, file, vocabulary), ...checkTexts(article)]
  })
}
