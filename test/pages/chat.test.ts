import type { Browser, Page } from 'playwright-core'
import { keepPicture, openPage, startBrowser } from '../support/browser.ts'
import { type StartedBot, startBot } from '../support/start-bot.ts'

const KEY = 'a key of thirty-two bytes or more, for tests'
// Web Chat draws one empty inline style that the policy refuses; nothing is lost by it.
const isOurs = (fault: string) => !fault.includes('Applying inline style violates')

describe('the chat page in a browser', () => {
  let bot: StartedBot
  let browser: Browser
  let forward = 0
  beforeAll(async () => {
    bot = await startBot({ tokenKeys: [KEY], now: () => new Date(Date.now() + forward) })
    browser = await startBrowser()
  }, 60_000)
  afterAll(async () => {
    await browser.close()
    await bot.stop()
  })
  afterEach(() => { forward = 0 })

  async function ask(page: Page, question: string, language = 'de'): Promise<void> {
    await page.goto(`${bot.url}/${language}/`)
    await page.fill('#question', question)
    await page.click('button.main')
    await page.waitForSelector('#chat .choices button')
  }
  const bubbles = (page: Page) => page.locator('#chat .webchat__bubble .webchat__text-content').allInnerTexts()

  it('takes over what was typed and shows the answer as the server made it', async () => {
    const { page, faults } = await openPage(browser)
    await ask(page, 'Darf ich arbeiten?')
    expect(await bubbles(page)).toEqual(['Darf ich arbeiten?', 'Darf ich arbeiten?'])
    expect(await page.locator('#chat .webchat__bubble strong').count()).toBe(1)
    expect(await page.locator('#content').isVisible()).toBe(false)
    await keepPicture(page, 'chat-de-phone-light')
    expect(faults.filter(isOurs)).toEqual([])
    await page.context().close()
  })

  it('takes over a topic that was tapped', async () => {
    const { page } = await openPage(browser)
    await page.goto(`${bot.url}/de/`)
    await page.click('[data-area=residence]')
    await page.waitForSelector('#chat .choices button')
    expect(await bubbles(page)).toEqual(['Aufenthalt und Papiere', '{"do":"show-area","area":"residence"}'])
    await page.context().close()
  })

  it('shows what a button said, and keeps the buttons of earlier answers usable', async () => {
    const { page } = await openPage(browser)
    await ask(page, 'Hallo')
    for (const count of [2, 3]) {
      await page.click('#chat .choices button >> nth=0')
      await page.waitForFunction((wanted) => document.querySelectorAll('#chat .choices').length === wanted, count)
    }
    expect((await bubbles(page)).filter((text) => text === 'Darf ich arbeiten?')).toHaveLength(2)
    await page.context().close()
  })

  it('is written from right to left in Arabic', async () => {
    const { page, faults } = await openPage(browser)
    await ask(page, 'هل يحق لي العمل مع Duldung؟', 'ar')
    const [own, theirs] = await Promise.all(['.webchat__bubble--from-user', '.webchat__bubble:not(.webchat__bubble--from-user)'].map((which) => page.locator(`#chat ${which}`).first().boundingBox()))
    expect(own!.x).toBeLessThan(360 - theirs!.x - theirs!.width + own!.x + 1)
    expect(await page.locator('#chat [dir=rtl]').count()).toBeGreaterThan(0)
    await keepPicture(page, 'chat-ar-phone-light')
    expect(faults.filter(isOurs)).toEqual([])
    await page.context().close()
  })

  it('has Persian words where Web Chat has none of its own', async () => {
    const { page } = await openPage(browser, { colorScheme: 'dark' })
    await ask(page, 'سلام', 'fa')
    const placeholder = await page.getAttribute('#chat textarea', 'placeholder') ?? await page.getAttribute('#chat input', 'placeholder')
    expect(placeholder).not.toBe('Type your message')
    await keepPicture(page, 'chat-fa-phone-dark')
    await page.context().close()
  })

  it('goes on after a reload with everything that was said', async () => {
    const { page } = await openPage(browser)
    await ask(page, 'Hallo')
    await page.reload()
    await page.waitForSelector('#chat .choices button')
    expect(await bubbles(page)).toEqual(['Hallo', 'Hallo'])
    await page.context().close()
  })

  it('goes on in another language when one is chosen, and tells the dialogue', async () => {
    const { page } = await openPage(browser)
    await ask(page, 'Hallo')
    await page.click('.language-menu summary')
    await page.click('.language-menu a[hreflang=en]')
    await page.waitForFunction(() => document.querySelectorAll('#chat .choices').length === 2)
    expect(await bubbles(page)).toEqual(['Hallo', 'Hallo', 'English', '{"do":"set-language","language":"en"}'])
    expect(await page.getAttribute('html', 'lang')).toBe('en')
    await page.context().close()
  })

  it('goes on in the language of the page when that one is chosen, whatever the conversation spoke', async () => {
    const { page } = await openPage(browser)
    await ask(page, 'Hallo')
    await page.click('.language-menu summary')
    await page.click('.language-menu a[hreflang=de]')
    await page.waitForFunction(() => document.querySelectorAll('#chat .choices').length === 2)
    expect(await bubbles(page)).toEqual(['Hallo', 'Hallo', 'Deutsch', '{"do":"set-language","language":"de"}'])
    await page.context().close()
  })

  it('recovers by itself when its token dies, with its transcript and nothing doubled', async () => {
    const { page } = await openPage(browser)
    await ask(page, 'Hallo')
    // The server takes the token no longer; the next message shows it to the client.
    await page.route('**/activities', (route) => route.fulfill({ status: 403, body: '{}' }), { times: 1 })
    const renewed = page.waitForResponse('**/chat/session')
    await page.fill('#chat textarea, #chat input[type=text]', 'geht verloren')
    await page.keyboard.press('Enter')
    await renewed
    const field = page.locator('#chat textarea, #chat input[type=text]')
    await field.fill('Noch da?')
    // While the connection is made anew the words stay in the field, and Enter sends them when it is there.
    while (await field.inputValue() !== '') {
      await field.press('Enter')
      await page.waitForTimeout(100)
    }
    await page.waitForFunction(() => document.querySelectorAll('#chat .choices').length === 2)
    const said = await bubbles(page)
    expect(said.filter((text) => text === 'Hallo')).toHaveLength(2)
    expect(said.slice(-2)).toEqual(['Noch da?', 'Noch da?'])
    expect(await page.locator('#chat .notice').isVisible()).toBe(false)
    await page.context().close()
  })

  it('says so when the conversation has ended meanwhile, and begins a new one', async () => {
    const { page } = await openPage(browser)
    await ask(page, 'Hallo')
    forward = 31 * 60_000
    await bot.channels.endIdle()
    forward = 0
    await page.reload()
    await page.waitForSelector('#chat .notice:not([hidden])')
    expect(await page.innerText('#chat .notice')).toBe('Das frühere Gespräch ist beendet und gelöscht. Hier beginnt ein neues.')
    expect(await bubbles(page)).toEqual([])
    await page.context().close()
  })

  it('ends the old conversation on the server when a new one is wished', async () => {
    const { page } = await openPage(browser)
    await ask(page, 'Hallo')
    const before = bot.forgotten.length
    await page.click('#chat .tools button >> nth=1')
    await page.waitForURL(`${bot.url}/de/`)
    expect(bot.forgotten).toHaveLength(before + 1)
    await page.context().close()
  })

  it('comes back from the conversation to the page, and offers to go on', async () => {
    const { page } = await openPage(browser)
    await ask(page, 'Hallo')
    await page.click('#chat .tools button >> nth=0')
    expect(await page.locator('#content').isVisible()).toBe(true)
    await page.click('[data-chat=continue]')
    expect(await bubbles(page)).toEqual(['Hallo', 'Hallo'])
    await page.context().close()
  })

  it('says that we cannot be reached, tries again by itself, and loses nothing', async () => {
    const { page } = await openPage(browser)
    await page.goto(`${bot.url}/de/`)
    await page.route('**/chat/session', (route) => route.abort(), { times: 1 })
    await page.fill('#question', 'Hallo')
    await page.click('button.main')
    await page.waitForSelector('#chat .notice button')
    expect(await page.innerText('#chat .notice')).toMatch(/^Wir sind gerade nicht erreichbar\./)
    await page.waitForSelector('#chat .choices button')
    expect(await bubbles(page)).toEqual(['Hallo', 'Hallo'])
    await page.context().close()
  })

  it('works without JavaScript: question, answer, button, topic and article', async () => {
    const { page } = await openPage(browser, { javaScriptEnabled: false })
    await page.goto(`${bot.url}/de/`)
    await page.fill('#question', 'Darf ich arbeiten?')
    await page.click('button.main')
    expect(await page.innerText('.answer')).toBe('Darf ich arbeiten?')
    await keepPicture(page, 'answer-without-script-de-phone-light')
    await page.click('.choices button >> nth=0')
    expect(await page.innerText('.answer')).toBe('{"do":"show-article","article":"may-i-work"}')
    await page.goto(`${bot.url}/de/`)
    await page.click('.tiles a >> nth=1')
    await page.click('.articles a >> nth=0')
    expect(await page.locator('.provenance').isVisible()).toBe(true)
    await page.context().close()
  })
})
