import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type Language, languageCodes } from '../../bot/language/languages.ts'
import { type PhraseTable, readPhraseTables } from '../../bot/language/phrases.ts'
import { COLOURS } from '../../bot/pages/tokens.ts'
import { PATHS } from '../../bot/paths.ts'
import { colourIcon, outlineIcon } from './icons.ts'

/** What an installation fills in. */
export interface PackageSettings {
  /** The Azure app id of the bot. */
  appId: string
  /** Host under which the pages are reached. */
  domain: string
}

/** Thrown when the package cannot be made from these settings. */
export class PackageError extends Error {
  override name = 'PackageError'
}

const FIRST: Language = 'de'
const SCHEMA = 'https://developer.microsoft.com/json-schemas/teams/v1.22/MicrosoftTeams.Localization.schema.json'
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const HOST = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i

/** The files of the app package by their names. */
export function packageFiles(settings: PackageSettings): Record<string, string | Buffer> {
  const { appId, domain } = settings
  if (!UUID.test(appId)) throw new PackageError(`--app-id is "${appId}"; expected the app id from Azure, such as 00000000-0000-0000-0000-000000000000.`)
  if (!HOST.test(domain)) throw new PackageError(`--domain is "${domain}"; expected a host name without https:// and path, such as erstinfo.example.org.`)
  const tables = readPhraseTables(PATHS.locales)
  const others = languageCodes.filter((language) => language !== FIRST)
  const manifest = filled(templateOf(), { ...settings, ...wordsOf(tables[FIRST]), accent: COLOURS.light.accent }) as { localizationInfo: object }
  manifest.localizationInfo = { defaultLanguageTag: FIRST, additionalLanguages: others.map((languageTag) => ({ languageTag, file: `${languageTag}.json` })) }
  return {
    'manifest.json': json(manifest),
    'color.png': colourIcon(),
    'outline.png': outlineIcon(),
    ...Object.fromEntries(others.map((language) => [`${language}.json`, json(localisation(tables[language]))])),
  }
}

function templateOf(): unknown {
  return JSON.parse(readFileSync(path.join(import.meta.dirname, 'manifest.json'), 'utf8'))
}

/** Fills `{{names}}` in every text of the template. */
function filled(node: unknown, values: Readonly<Record<string, string>>): unknown {
  if (typeof node === 'string') return node.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name]!)
  if (Array.isArray(node)) return node.map((child) => filled(child, values))
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, filled(child, values)]))
}

function wordsOf(table: PhraseTable): { short: string; full: string } {
  return { short: table['web.start.title']!, full: table['web.start.intro']! }
}

function localisation(table: PhraseTable): object {
  const { short, full } = wordsOf(table)
  return { '$schema': SCHEMA, 'name.short': 'Erstinfo', 'description.short': short, 'description.full': full }
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
