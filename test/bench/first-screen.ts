import { startBrowser } from '../support/browser.ts'

/** 1.6 Mbit/s down, 0.75 up, 150 ms: a slow mobile network. */
const SLOW = { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (0.75 * 1024 * 1024) / 8 }

/** Bytes and time to the first screen and to the first answer in a real browser on a slow network. */
export async function firstScreen(url: string): Promise<string> {
  const browser = await startBrowser()
  const page = await (await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'de' })).newPage()
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', SLOW)
  let bytes = 0
  session.on('Network.loadingFinished', ({ encodedDataLength }) => { bytes += encodedDataLength })
  await page.goto(`${url}/de/`, { waitUntil: 'commit' })
  await page.waitForSelector('textarea')
  const painted = await page.evaluate(() => new Promise<number>((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntriesByName('first-contentful-paint')[0]!.startTime)).observe({ type: 'paint', buffered: true })
  }))
  const screenBytes = bytes
  const began = performance.now()
  await page.fill('textarea', 'Wie hoch ist der Mindestlohn?')
  await page.click('form button')
  // On a slow network the question is asked before the chat's script is there; then the answer is a page of its own.
  await page.waitForFunction(() => /Mindestlohn/.test(document.querySelector('#chat, main')?.textContent?.replaceAll('Wie hoch ist der Mindestlohn?', '') ?? ''), undefined, { timeout: 60_000 })
  const answered = performance.now() - began
  await browser.close()
  return `first screen at 1.6 Mbit/s and 150 ms: ${painted.toFixed(0)} ms (goal 1500), ${(screenBytes / 1024).toFixed(0)} KB; first answer ${answered.toFixed(0)} ms after asking, ${(bytes / 1024).toFixed(0)} KB in all`
}
