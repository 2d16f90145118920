import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { parseText } from '../../bot/articles/parse-text.ts'
import { readWhole, readYaml } from '../../bot/articles/read-yaml.ts'

describe('a YAML file', () => {
  it('keeps a date as the text that was written', () => {
    expect(readYaml(z.object({ day: z.string() }), 'a.yaml', 'day: 2026-11-24').value).toEqual({ day: '2026-11-24' })
  })

  it('that is broken in the front matter of a text is named with its line, and the text is left out', () => {
    const { text, problems } = parseText('de.md', '---\nsource: de\nreview: [draft\n---\n# Titel\n')
    expect(text).toBeUndefined()
    expect(problems[0]).toMatchObject({ file: 'de.md', line: 3, found: expect.stringContaining('The file is not valid YAML') as string })
  })

  it('that nothing works without and that is missing ends the start with its name', () => {
    expect(() => readWhole(z.string(), os.tmpdir(), 'no-such-file.yaml')).toThrow('knowledge/no-such-file.yaml\n  The file is missing.')
  })

  it('of a text may begin with the mark that some editors write, and no section may stand twice', () => {
    const head = '\uFEFF---\nreview: draft\nby: me\n---\n# Titel\n\nKurz.\n\n## details\n\nA\n\n## next\n\n- B\n'
    expect(parseText('de.md', head)).toMatchObject({ text: { title: 'Titel' }, problems: [] })
    expect(parseText('de.md', `${head}\n## details\n\nC\n`).problems).toMatchObject([{ file: 'de.md', line: 17, found: 'The section "details" stands twice.' }])
  })

  it('that nothing works without ends the start with what was found, where, and what is expected', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'erstinfo-'))
    writeFileSync(path.join(folder, 'words.yaml'), 'words: 5')
    expect(() => readWhole(z.strictObject({ words: z.array(z.string()) }), folder, 'words.yaml')).toThrow(
      'knowledge/words.yaml\n  "words" is not as expected (Invalid input: expected array, received number).\n  → Correct "words"')
  })
})
