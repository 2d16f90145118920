import { brotliDecompressSync } from 'node:zlib'
import { createHash } from 'node:crypto'
import { languageCodes, traitsOf } from '../../bot/language/languages.ts'
import { acceptedLanguage } from '../../bot/pages/accept-language.ts'
import { html, jsonBlock, trusted } from '../../bot/pages/html.ts'
import { markdown } from '../../bot/pages/markdown.ts'
import { AREAS } from '../../bot/articles/article-schema.ts'
import { hasPictogram } from '../../bot/pages/pictograms.ts'
import { COLOURS } from '../../bot/pages/tokens.ts'
import { type StartedBot, startBot } from '../support/start-bot.ts'

describe('pages', () => {
  let bot: StartedBot
  beforeAll(async () => { bot = await startBot() })
  afterAll(() => bot.stop())

  const get = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(bot.url + path, { headers, redirect: 'manual' })
    return { status: answer.status, headers: answer.headers, text: await answer.text() }
  }

  it('begin in the language the browser asks for, and in German when we speak none of them', async () => {
    expect((await get('/', { 'accept-language': 'sw, fa-IR;q=0.9, en;q=0.5' })).text).toContain('<html lang="fa" dir="rtl">')
    expect((await get('/', { 'accept-language': 'sw' })).text).toContain('<html lang="de" dir="ltr">')
  })

  it.each(languageCodes)('exist in %s with their direction, a question field and every language by its own name', async (code) => {
    const { status, text } = await get(`/${code}/`)
    expect(status).toBe(200)
    expect(text).toContain(`<html lang="${code}" dir="${traitsOf(code).direction}">`)
    expect(text).toContain(`<form class="ask" method="post" action="/${code}/ask"`)
    for (const other of languageCodes) expect(text).toContain(`>${traitsOf(other).ownName}</a>`)
  })

  it('give every answer its own nonce and allow no inline script', async () => {
    const [first, second] = [await get('/de/'), await get('/de/')]
    const policy = first.headers.get('content-security-policy')!
    const nonce = /'nonce-([^']+)'/.exec(policy)![1]!
    expect(policy).not.toMatch(/unsafe/)
    expect(first.text).toContain(`<style nonce="${nonce}">`)
    expect(second.headers.get('content-security-policy')).not.toBe(policy)
    expect(first.text).not.toMatch(/ style="| onclick=/)
  })

  it('of an article show answer, variants, next steps, law, sources and date, and lead to the other languages', async () => {
    const { status, text } = await get('/de/articles/short-stay-no-work')
    expect(status).toBe(200)
    for (const part of ['<div class="short">', '<details><summary>', 'Was Sie jetzt tun können', 'AufenthG §6(2a), §4a(4)', 'href="https://www.gesetze-im-internet.de/aufenthg_2004/__6.html"', '19. August 2026', 'href="/ar/articles/short-stay-no-work"']) expect(text).toContain(part)
  })

  it('say that no adviser has checked a draft', async () => {
    expect((await get('/de/articles/short-stay-no-work')).text).toContain('<p class="note">Diesen Text hat noch keine Beraterin und kein Berater geprüft.</p>')
  })

  it('withhold an article whose review is long overdue, and lead to advice instead', async () => {
    const later = await startBot({ now: () => new Date('2030-01-01') })
    const text = await (await fetch(`${later.url}/de/articles/short-stay-no-work`)).text()
    await later.stop()
    expect(text).toContain('Diese Auskunft ist zu alt.')
    expect(text).toContain('href="/de/topics/counselling"')
    expect(text).not.toContain('Schengen-Visum')
  })

  it('of an article link back to its topic, and the topic to the article', async () => {
    expect((await get('/de/articles/short-stay-no-work')).text).toContain('href="/de/topics/work-permit"')
    expect((await get('/de/topics/work-permit')).text).toContain('href="/de/articles/short-stay-no-work"')
  })

  it('answer a question without a script, with its buttons as forms', async () => {
    const asked = await fetch(`${bot.url}/de/ask`, { method: 'POST', body: new URLSearchParams({ q: 'Darf ich arbeiten?' }) })
    const text = await asked.text()
    expect(asked.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/)
    expect(text).toContain('<div class="answer"><p><strong>Darf ich arbeiten?</strong></p></div>')
    expect(text).toContain('name="choice" value="{&quot;do&quot;:&quot;show-article&quot;,&quot;article&quot;:&quot;may-i-work&quot;}"')
  })

  it('keep the conversation of their cookie from one question to the next', async () => {
    const seen: string[] = []
    const other = await startBot({ answer: async (message) => { seen.push(message.conversation); return { language: 'de', outcome: 'answer', markdown: 'x', html: 'x', buttons: [] } } })
    const first = await fetch(`${other.url}/de/ask?q=eins`)
    await fetch(`${other.url}/de/ask?q=zwei`, { headers: { cookie: first.headers.get('set-cookie')!.split(';')[0]! } })
    await fetch(`${other.url}/de/ask?q=drei`)
    await other.stop()
    expect(seen[0]).toBe(seen[1])
    expect(seen[2]).not.toBe(seen[0])
  })

  it('send scripts compressed, under addresses that change with the content, to be kept for ever', async () => {
    const address = /"webChat":"([^"]+)"/.exec((await get('/de/')).text)![1]!
    const compressed = await fetch(bot.url + address, { headers: { 'accept-encoding': 'br' } })
    const plain = await fetch(bot.url + address, { headers: { 'accept-encoding': 'identity' } })
    expect([compressed.headers.get('content-encoding'), compressed.headers.get('content-length'), compressed.headers.get('cache-control')])
      .toEqual(['br', '374046', 'public, max-age=31536000, immutable'])
    // The checksum of the file as Microsoft publishes it.
    expect(createHash('sha256').update(Buffer.from(await plain.arrayBuffer())).digest('hex')).toBe('74e43ebf6a47bfc4c7d905f11ba1caeca97c4085a2a1cb5ec6deceda58b426d4')
  })

  it('of a language lead from its bare name to its address', async () => {
    const { status, headers } = await get('/de')
    expect([status, headers.get('location')]).toEqual([308, '/de/'])
  })

  it('are small: the first screen needs at most 16 kB', async () => {
    const answer = await fetch(`${bot.url}/de/`, { headers: { 'accept-encoding': 'br' } })
    expect(Number(answer.headers.get('content-length'))).toBeLessThan(16_000)
  })
})

describe('a topic long past its review', () => {
  it('names its articles without their withheld short answers', async () => {
    const topicOn = async (day: string): Promise<string> => {
      const bot = await startBot({ now: () => new Date(day) })
      try {
        return await (await fetch(`${bot.url}/de/topics/asylum`)).text()
      } finally {
        await bot.stop()
      }
    }
    const shortAnswers = /<li><h2><a [^>]*>[^<]*<\/a><\/h2><p>/
    expect(await topicOn('2026-11-24T10:00:00Z')).toMatch(shortAnswers)
    const late = await topicOn('2028-12-01T10:00:00Z')
    expect(late).toContain('<ul class="articles"><li><h2><a ')
    expect(late).not.toMatch(shortAnswers)
  })
})

describe('the language of a browser', () => {
  it.each([
    ['de', 'de'], ['uk-UA,uk;q=0.9,en;q=0.8', 'uk'], ['en;q=0.3, ro;q=0.8', 'ro'], ['ar;q=0, tr', 'tr'], ['*', 'de'], [undefined, 'de'], ['x;q=abc', 'de'], ['de; q=0.1, fr; q=0.5', 'fr'],
  ])('%s is answered in %s', (header, expected) => {
    expect(acceptedLanguage(header)).toBe(expected)
  })
})

describe('markup', () => {
  it('is escaped unless it was made by us', () => {
    expect(html`<p title="${'"><script>'}">${'<b>'} ${trusted('<i>')} ${undefined}${false} ${[html`<u>`]}</p>`.markup)
      .toBe('<p title="&quot;&gt;&lt;script&gt;">&lt;b&gt; <i>  <u></p>')
  })

  it('in an article stays text', () => {
    expect(markdown('<img src=x onerror=alert(1)> [x](javascript:alert(1))').markup)
      .toBe('<p>&lt;img src=x onerror=alert(1)&gt; [x](javascript:alert(1))</p>\n')
  })

  it('cannot end a data block', () => {
    expect(jsonBlock('x', { a: '</script>' }).markup).toBe('<script type="application/json" id="x">{"a":"\\u003c/script>"}</script>')
  })
})

describe('the look', () => {
  const luminance = (hex: string) => {
    const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [number, number, number]
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const contrast = (a: string, b: string) => {
    const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
    return (light + 0.05) / (dark + 0.05)
  }

  it.each(['light', 'dark'] as const)('has text at 7:1 and edges of controls at 4.5:1 in the %s scheme', (scheme) => {
    const c = COLOURS[scheme]
    const text = [[c.ink, c.paper], [c.ink, c.panel], [c.quiet, c.paper], [c.quiet, c.panel], [c.accent, c.paper], [c.accent, c.panel], [c.accent, c.accentSoft], [c.ink, c.accentSoft], [c.onAccent, c.accent], [c.alert, c.alertSoft], [c.alert, c.paper]]
    const edges = [[c.edge, c.paper], [c.edge, c.panel]]
    expect(text.filter(([a, b]) => contrast(a!, b!) < 7)).toEqual([])
    expect(edges.filter(([a, b]) => contrast(a!, b!) < 4.5)).toEqual([])
  })

  it('has a pictogram for every topic', () => {
    expect(AREAS.filter((area) => !hasPictogram(area))).toEqual([])
  })
})
