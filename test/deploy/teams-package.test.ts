import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { inflateSync } from 'node:zlib'
import { packageFiles } from '../../deploy/teams/package-files.ts'
import { languageCodes } from '../../bot/language/languages.ts'

const require = createRequire(import.meta.url)
const Ajv = require('ajv-draft-04').default as new (options: object) => { compile(schema: object): ((data: unknown) => boolean) & { errors?: unknown } }
const addFormats = require('ajv-formats').default as (ajv: object) => void
const SCHEMAS = path.join('node_modules', '@microsoft', 'app-manifest', 'build', 'json-schemas', 'teams', 'v1.22')

/** What Microsoft's schema has against it. */
function faults(schema: string, data: unknown): unknown {
  // The patterns of the localisation schema are not valid with the u flag.
  const ajv = new Ajv({ strict: false, unicodeRegExp: false, allErrors: true })
  addFormats(ajv)
  const check = ajv.compile(JSON.parse(readFileSync(path.join(SCHEMAS, schema), 'utf8')) as object)
  return check(data) ? [] : check.errors
}

const settings = { appId: '12345678-1234-1234-1234-123456789abc', domain: 'erstinfo.example.org' }
const files = packageFiles(settings)
const read = (name: string) => JSON.parse(files[name] as string) as Record<string, any>

describe('the app package for Teams', () => {
  it('has a manifest that Microsoft\'s schema accepts, with nothing left to fill in', () => {
    const manifest = read('manifest.json')
    expect(faults('MicrosoftTeams.schema.json', manifest)).toEqual([])
    expect(files['manifest.json']).not.toContain('{{')
    expect([manifest['id'], manifest['bots'][0].botId, manifest['validDomains']]).toEqual([settings.appId, settings.appId, [settings.domain]])
  })

  it('says who we are in every language', () => {
    const { defaultLanguageTag, additionalLanguages } = read('manifest.json')['localizationInfo'] as { defaultLanguageTag: string; additionalLanguages: { languageTag: string; file: string }[] }
    expect([defaultLanguageTag, ...additionalLanguages.map(({ languageTag }) => languageTag)].sort()).toEqual([...languageCodes].sort())
    for (const { languageTag, file } of additionalLanguages) expect({ languageTag, faults: faults('MicrosoftTeams.Localization.schema.json', read(file)) }).toEqual({ languageTag, faults: [] })
  })

  it.each([['color.png', 192], ['outline.png', 32]])('has %s in the size that Teams asks for', (name, size) => {
    const image = files[name] as Buffer
    expect([image.subarray(1, 4).toString(), image.readUInt32BE(16), image.readUInt32BE(20)]).toEqual(['PNG', size, size])
    const data = image.subarray(image.indexOf('IDAT') + 4, image.indexOf('IEND') - 8)
    expect(inflateSync(data)).toHaveLength(size * (size * 4 + 1))
  })

  it.each([
    ['an app id', { ...settings, appId: 'bot' }, '--app-id is "bot"; expected the app id from Azure, such as 00000000-0000-0000-0000-000000000000.'],
    ['a host', { ...settings, domain: 'https://x.example/' }, '--domain is "https://x.example/"; expected a host name without https:// and path, such as erstinfo.example.org.'],
  ])('is not made without %s', (_name, wrong, message) => {
    expect(() => packageFiles(wrong)).toThrow(message)
  })
})
