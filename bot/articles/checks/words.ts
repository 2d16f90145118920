import { languageCodes, traitsOf } from '../../language/languages.ts'
import { readPhraseTables } from '../../language/phrases.ts'
import type { Checked } from '../check-knowledge.ts'
import type { Glossary } from '../glossary.ts'
import type { Problem } from '../problem.ts'
import { valueIds } from '../vocabulary.ts'

/** Names that stay the same in every language need no label. */
function needsLabel({ vocabulary }: Checked, fact: string, value: string): boolean {
  const kind = vocabulary.facts[fact]
  return !(kind?.kind === 'choice' && kind.values[value]?.name !== undefined)
}

function checkVocabulary(checked: Checked): Problem[] {
  const { vocabulary } = checked
  return languageCodes.flatMap((language) => Object.keys(vocabulary.facts).flatMap((fact) => {
    const file = `knowledge/vocabulary/${language}.yaml`
    const words = vocabulary.words[language][fact]
    const missing = valueIds(vocabulary, fact).filter((value) => needsLabel(checked, fact, value) && !words?.values?.[value]?.label)
    return [
      ...(words?.question ? [] : [{ file, found: `The question for "${fact}" is missing.`, fix: 'Write it as the bot should ask it.' }]),
      ...missing.map((value) => ({ file, found: `"${value}" of "${fact}" has no label.`, fix: 'Write what stands on the button.' })),
    ]
  }))
}

function checkGlossary(glossary: Glossary): Problem[] {
  return [...glossary].flatMap(([id, { languages }]) => languageCodes.filter((language) => !languages[language]?.explanation)
    .map((language) => ({ file: 'knowledge/glossary.yaml', found: `"${id}" is not explained in ${traitsOf(language).ownName}.`, fix: `Add it under languages: ${language}.` })))
}

/** Plural forms a key must have in a language, such as `_one` and `_other`. */
function pluralsOf(tag: string): string[] {
  return new Intl.PluralRules(tag).resolvedOptions().pluralCategories.map((category) => `_${category}`)
}

function checkPhrases(locales: string): Problem[] {
  const tables = readPhraseTables(locales)
  const isPlural = (key: string): boolean => /_(zero|one|two|few|many|other)$/.test(key)
  const forDesk = (key: string): boolean => key.startsWith('desk.')
  const keys = Object.keys(tables.de).filter((key) => !isPlural(key))
  const counted = [...new Set(Object.keys(tables.de).filter(isPlural).map((key) => key.slice(0, key.lastIndexOf('_'))))]
  return languageCodes.flatMap((language) => {
    const file = `locales/${language}.json`
    const wanted = [...keys, ...counted.flatMap((key) => pluralsOf(traitsOf(language).tag).map((form) => key + form))].filter((key) => !forDesk(key) || language === 'de' || language === 'en')
    const values = (text: string): string => (text.match(/\{\{\w+\}\}/g) ?? []).sort().join(' ')
    return wanted.flatMap((key) => {
      const text = tables[language][key]
      const german = tables.de[key]
      if (text === undefined) return [{ file, found: `The phrase "${key}" is missing.`, fix: 'Add it; de.json says the same in German.' }]
      if (german !== undefined && values(german) !== values(text)) return [{ file, found: `The phrase "${key}" has the values ${values(text) || 'none'}; the German one has ${values(german) || 'none'}.`, fix: 'Use the same {{values}}.' }]
      return []
    })
  })
}

/** Labels, questions, explanations and phrases are there in every language. */
export function checkWords(checked: Checked, glossary: Glossary, locales: string): Problem[] {
  return [...checkVocabulary(checked), ...checkGlossary(glossary), ...checkPhrases(locales)]
}
