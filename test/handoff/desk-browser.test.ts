import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { shownCode } from '../../bot/handoff/case-code.ts'
import { openTicket } from '../../bot/handoff/tickets.ts'
import { personSays } from '../../bot/handoff/relay.ts'
import { findTicket } from '../../bot/handoff/ticket-queries.ts'
import { keepPicture, openPage, startBrowser } from '../support/browser.ts'
import { type DeskServer, signedInAdviser, startDesk } from './desk-server.ts'
import { summary, team } from './support.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const VIEWS: [string, BrowserContextOptions][] = [
  ['phone-light', { viewport: { width: 320, height: 640 } }],
  ['desktop-dark', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }],
]

async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  return await page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }> } }).axe.run()
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  })
}

let desk: DeskServer
let browser: Browser
beforeAll(async () => { browser = await startBrowser() }, 60_000)
afterAll(() => browser.close())
beforeEach(async () => { desk = await startDesk() })
afterEach(() => desk.stop())

const open = (change: object = {}) => openTicket(desk.room.context, { summary: summary(change), team, conversation: 'conversation-1' })

async function adviserPage(id: string, options: BrowserContextOptions = {}) {
  const cookie = (await signedInAdviser(desk, id)).cookies.get('desk')!
  const opened = await openPage(browser, { viewport: { width: 1280, height: 900 }, ...options })
  await opened.page.context().addCookies([{ name: 'desk', value: cookie, url: desk.url }])
  return opened
}

const FULL = {
  residenceStatus: { fact: 'residence_status', values: ['duldung'], how: 'chosen' }, actBy: '2026-12-04', urgency: { level: 'urgent', reason: 'deadline-near' },
  deadlines: [{ text: 'أسبوعين', rule: 'named-period', period: { count: 2, unit: 'week' }, from: '2026-11-20', actBy: '2026-12-04' }],
  questions: [{ text: 'هل يمكنني العمل؟', language: 'ar' }, { text: 'وصلني ظرف أصفر من المكتب ولا أفهم ما فيه. لدي أسبوعين فقط للرد.', language: 'ar' }],
  tried: [{ text: 'ذهبت إلى مكتب العمل', language: 'ar' }], contact: { way: 'phone', value: '+4915123456789', times: ['morning'] },
}

describe('in a browser', () => {
  it('axe finds nothing on desk and case pages, nothing runs over at 320 pixels, and pictures are kept to be looked at', async () => {
    const { id, codes } = await open(FULL)
    await open({ urgency: { level: 'emergency', reason: 'emergency-word' }, language: 'uk', name: 'Олена' })
    await open({ language: 'en', name: undefined })
    const berta = await signedInAdviser(desk, 'berta')
    await signedInAdviser(desk, 'carla')
    await berta.submit(`/desk/tickets/${id}/claim`)
    await berta.submit(`/desk/tickets/${id}/reply`, { id: 'r1', text: 'Guten Tag! Bitte bringen Sie den Brief mit.', language: 'de', ready: '' })
    await personSays(desk.room.context, [team], (await findTicket(desk.room.context.db, id))!, { id: 'm1', text: 'شكراً، متى أستطيع أن آتي؟', language: 'ar' })
    const pages = [['desk-sign-in', '/desk/sign-in'], ['desk-queue', '/desk'], ['desk-ticket', `/desk/tickets/${id}`], ['case', `/case/${codes.long}?delete=1`]] as const
    for (const [view, options] of VIEWS) {
      const { page, faults } = await adviserPage('berta', options)
      for (const [name, path] of pages) {
        await page.goto(desk.url + path)
        expect([name, view, await faultsOf(page)]).toEqual([name, view, []])
        expect([name, view, await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)]).toEqual([name, view, 0])
        await keepPicture(page, `${name}-${view}`, true)
      }
      expect(faults).toEqual([])
      await page.context().close()
    }
  }, 120_000)

  it('a case is claimed and answered with the keyboard alone', async () => {
    const { id } = await open()
    const { page } = await adviserPage('berta')
    await page.goto(`${desk.url}/desk`)
    await tabTo(page, `a[href="/desk/tickets/${id}"]`)
    await page.keyboard.press('Enter')
    await page.waitForSelector('#do-claim')
    await tabTo(page, '#do-claim')
    await page.keyboard.press('Enter')
    await page.waitForSelector('textarea#text')
    await tabTo(page, 'textarea#text')
    await page.keyboard.type('Guten Tag!')
    await tabTo(page, '#send')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.messages li.adviser')
    expect(await page.textContent('.messages li.adviser .words')).toBe('Guten Tag!')
    await page.context().close()
  })

  it('a page follows what others do without a reload, and keeps what is being typed', async () => {
    const { id } = await open()
    const { page, faults } = await adviserPage('berta')
    await page.goto(`${desk.url}/desk/tickets/${id}`)
    await page.click('#do-claim')
    await page.fill('textarea#text', 'half a sentence')
    await page.evaluate(() => { (window as unknown as { same: boolean }).same = true })
    await personSays(desk.room.context, [team], (await findTicket(desk.room.context.db, id))!, { id: 'm1', text: 'are you there?', language: 'en' })
    await page.waitForSelector('.messages li.person')
    expect(await page.inputValue('textarea#text')).toBe('half a sentence')
    const carla = await signedInAdviser(desk, 'carla')
    await carla.submit(`/desk/tickets/${id}/reassign`, { to: 'adviser carla' })
    await page.waitForSelector('textarea#text', { state: 'detached' })
    expect(await page.textContent('#head')).toContain('Name of carla')
    expect(await page.evaluate(() => (window as unknown as { same: boolean }).same)).toBe(true)
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('the printed copy has both languages side by side and the code for the visit, and nothing to press', async () => {
    const { codes } = await open(FULL)
    const { page } = await openPage(browser, { viewport: { width: 794, height: 1123 } })
    await page.goto(`${desk.url}/case/${codes.long}`)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('button:visible, textarea:visible, a:visible').count()).toBe(0)
    expect(await page.getByText(shownCode(codes.short)).isVisible()).toBe(true)
    const [arabic, german] = await Promise.all(['ar', 'de'].map((language) => page.locator(`.lines > li > [lang="${language}"]`).first().boundingBox()))
    expect([arabic!.y === german!.y, Math.min(arabic!.width, german!.width) > 250]).toEqual([true, true])
    await page.pdf({ format: 'A4' })
    await keepPicture(page, 'case-printed', true)
    await page.context().close()
  })

  it('works without any script', async () => {
    const { id } = await open()
    const { page } = await adviserPage('berta', { javaScriptEnabled: false })
    await page.goto(`${desk.url}/desk/tickets/${id}`)
    await page.click('#do-claim')
    await page.fill('textarea#text', 'Guten Tag!')
    await page.click('#send')
    expect(await page.textContent('.messages li.adviser .words')).toBe('Guten Tag!')
    await page.context().close()
  })
})

/** Presses Tab until the focus is where it is wanted. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let press = 0; press < 60; press++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`The keyboard does not reach ${selector}`)
}
