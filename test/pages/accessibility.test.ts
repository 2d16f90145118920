import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { keepPicture, openPage, startBrowser } from '../support/browser.ts'
import { type StartedBot, startBot } from '../support/start-bot.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const PAGES = [
  ['start', '/'], ['topic', '/topics/work-permit'], ['article', '/articles/short-stay-no-work'], ['question', '/ask'],
  ['answer', '/ask?q=Arbeit'], ['privacy', '/privacy'], ['imprint', '/imprint'], ['missing', '/articles/none'],
  ['offers', '/offers?place=14511'], ['offer', '/offers/faire-integration-chemnitz'], ['phases', '/phases'],
] as const
const VIEWS: [string, BrowserContextOptions][] = [
  ['phone-light', { viewport: { width: 360, height: 740 } }],
  ['desktop-dark', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }],
]

/** What axe finds, a line each, readable in a failure. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  return await page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }> } }).axe.run()
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  })
}

describe('accessibility', () => {
  let bot: StartedBot
  let browser: Browser
  beforeAll(async () => {
    bot = await startBot()
    browser = await startBrowser()
  }, 60_000)
  afterAll(async () => {
    await browser.close()
    await bot.stop()
  })

  for (const language of ['de', 'ar']) {
    it.each(PAGES)(`axe finds nothing on the ${language} page %s, on a phone in light and on a desktop in dark`, async (name, path) => {
      for (const [view, options] of VIEWS) {
        const { page } = await openPage(browser, options)
        await page.goto(`${bot.url}/${language}${path}`)
        expect([view, await faultsOf(page)]).toEqual([view, []])
        await keepPicture(page, `${name}-${language}-${view}`, true)
        await page.context().close()
      }
    })

    it(`axe finds nothing in the ${language} conversation`, async () => {
      for (const [view, options] of VIEWS) {
        const { page } = await openPage(browser, options)
        await page.goto(`${bot.url}/${language}/`)
        await page.click('.tiles a >> nth=0')
        await page.waitForSelector('#chat .choices button')
        expect([view, await faultsOf(page)]).toEqual([view, []])
        await keepPicture(page, `chat-${language}-${view}`)
        await page.context().close()
      }
    })

    it.each(PAGES)(`nothing on the ${language} page %s is wider than 320 px`, async (_name, path) => {
      const { page } = await openPage(browser, { viewport: { width: 320, height: 640 } })
      await page.goto(`${bot.url}/${language}${path}`)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
      await page.context().close()
    })
  }

  it('everything to tap on the start page and in the conversation is at least 48 px high', async () => {
    const { page } = await openPage(browser)
    const low = () => page.evaluate(() => [...document.querySelectorAll<HTMLElement>('a, button, summary, textarea')]
      .filter((target) => target.checkVisibility() && !target.closest('.webchat__keyboard-help, .skip, p') && target.getBoundingClientRect().height < 47.5 && target.tabIndex >= 0)
      .map((target) => `${target.className || target.tagName} ${target.textContent} ${target.getBoundingClientRect().height}`))
    await page.goto(`${bot.url}/de/`)
    expect(await low()).toEqual([])
    await page.click('.tiles a >> nth=0')
    await page.waitForSelector('#chat .choices button')
    expect(await low()).toEqual([])
    await page.context().close()
  })

  it('a keyboard alone asks a question and presses a button in the answer', async () => {
    const { page } = await openPage(browser)
    await page.goto(`${bot.url}/de/`)
    await page.focus('#question')
    await page.keyboard.type('Hallo')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForSelector('#chat .choices button')
    await page.locator('#chat .choices button').first().focus()
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.querySelectorAll('#chat .choices').length === 2)
    await page.context().close()
  })
})
