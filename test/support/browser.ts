import { mkdirSync } from 'node:fs'
import path from 'node:path'
import chromium from '@sparticuz/chromium'
import { type Browser, type BrowserContextOptions, chromium as playwright, type Page } from 'playwright-core'

/** Folder of the screenshots that a test run leaves for people to look at. */
const ARTEFACTS = path.join(import.meta.dirname, '..', 'artefacts')

/** Starts Chromium: the one in `CHROME_PATH`, or the one that came from the registry. */
export async function startBrowser(): Promise<Browser> {
  const installed = process.env['CHROME_PATH']
  return await playwright.launch({
    executablePath: installed ?? await chromium.executablePath(),
    // Not the package's own arguments: they switch web security off, which is part of what we test.
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
    headless: true,
  })
}

/** A page with its faults collected: script errors and refused resources. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, reducedMotion: 'reduce', ...options })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (line) => { if (line.type() === 'error') faults.push(line.text()) })
  return { page, faults }
}

/** Keeps a picture of the page under `test/artefacts/`. */
export async function keepPicture(page: Page, name: string, fullPage = false): Promise<void> {
  mkdirSync(ARTEFACTS, { recursive: true })
  await page.screenshot({ path: path.join(ARTEFACTS, `${name}.png`), fullPage })
}
