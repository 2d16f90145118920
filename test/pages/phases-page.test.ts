import { languageCodes } from '../../bot/language/languages.ts'
import { startBot } from '../support/start-bot.ts'

const sectionsOf = (text: string): string[] => text.split('<section class="phase"').slice(1)

describe('the page of the phases', () => {
  it.each(languageCodes)('shows in %s five phases with who takes part and the way to their offers', async (language) => {
    const bot = await startBot()
    const text = await (await fetch(`${bot.url}/${language}/phases`)).text()
    await bot.stop()
    const sections = sectionsOf(text)
    expect(sections).toHaveLength(5)
    sections.forEach((section, i) => expect(section).toContain(`href="/${language}/offers?phase=${i + 1}"`))
  })

  it('marks in each phase what the visitor has asked about, also in several at once, and blocks none', async () => {
    const bot = await startBot({ stations: ['may-i-work', 'dismissal'] })
    const text = await (await fetch(`${bot.url}/de/phases`)).text()
    await bot.stop()
    const sections = sectionsOf(text)
    const own = sections.map((section) => [...(section.split('Das haben Sie schon gefragt')[1]?.split('</ul>')[0] ?? '').matchAll(/\/de\/articles\/([a-z-]+)/g)].map(([, id]) => id))
    expect(own[4]).toContain('dismissal')
    expect(own.flat()).toContain('may-i-work')
    expect(own[2]).toEqual([])
    expect(text).toContain('Diese Abschnitte sind keine Treppe.')
    for (const section of sections) expect(section).toMatch(/<details><summary>Fragen dazu \([1-9]/)
  })

  it('names for each phase what comes before and after, without an end to fall off', async () => {
    const bot = await startBot()
    const sections = sectionsOf(await (await fetch(`${bot.url}/de/phases`)).text())
    await bot.stop()
    expect(sections[0]).not.toContain('Davor:')
    expect(sections[2]).toContain('Davor: Orientierung und Planung · Danach: Einstieg in Arbeit')
    expect(sections[4]).not.toContain('Danach:')
  })
})
