import { connect } from 'node:net'
import { baseUrlOf, addressOf, isOwnOrigin } from '../../bot/http/client-view.ts'
import { preferredEncoding } from '../../bot/http/send.ts'
import { createHttpServer } from '../../bot/http.ts'
import { RefusedError, type Route } from '../../bot/http/route.ts'
import { type Log } from '../../bot/log.ts'

async function serve(routes: Route[], publicUrl?: string) {
  const events: unknown[] = []
  const log: Log = { info() {}, warn() {}, error: (event, fields) => { events.push([event, fields]) } }
  const server = createHttpServer({ settings: { trustProxy: false, ...(publicUrl ? { publicUrl } : {}) }, routes, upgrade: () => false, errorPage: (status) => ({ status, body: `page ${status}` }), log })
  const port = await server.listen(0, '127.0.0.1')
  return { url: `http://127.0.0.1:${port}`, events, server }
}

describe('the web server', () => {
  it('turns a fault of ours into neutral words, logs where it was, and repeats nothing a person wrote', async () => {
    const { url, events, server } = await serve([{ method: 'POST', path: '/x', handle: ({ body }) => { throw new TypeError(`bad ${JSON.stringify(body)}`) } }])
    const answer = await fetch(`${url}/x`, { method: 'POST', body: '{"secret":"geheim"}', headers: { 'content-type': 'application/json', authorization: 'Bearer geheim' } })
    expect([answer.status, await answer.text()]).toEqual([500, '{"error":{"code":"ServiceError","message":"Something went wrong on our side. Nothing was kept."}}'])
    expect(JSON.stringify(events)).toMatch(/http\.failed.*TypeError/)
    expect(JSON.stringify(events)).not.toContain('geheim')
    await server.stop(100)
  })

  it('answers what a room refuses with the room\'s words', async () => {
    const { url, server } = await serve([{ method: 'GET', path: '/x', handle: () => { throw new RefusedError(418, 'Teapot', 'Short and stout.') } }])
    const answer = await fetch(`${url}/x`)
    expect([answer.status, await answer.json()]).toEqual([418, { error: { code: 'Teapot', message: 'Short and stout.' } }])
    await server.stop(100)
  })

  it('shows browsers a page and programs JSON when there is nothing at an address', async () => {
    const { url, server } = await serve([])
    const page = await fetch(`${url}/nothing`, { headers: { accept: 'text/html' } })
    const json = await fetch(`${url}/nothing`)
    expect([await page.text(), await json.json()]).toEqual(['page 404', { error: { code: 'NotFound', message: 'There is nothing at this address.' } }])
    await server.stop(100)
  })

  it('outlives a client that asks for a WebSocket where there is none and breaks off', async () => {
    const { url, server } = await serve([{ method: 'GET', path: '/x', handle: () => ({ status: 200 }) }])
    for (let tries = 0; tries < 20; tries++) {
      await new Promise<void>((resolve) => {
        const socket = connect(Number(new URL(url).port), '127.0.0.1', () => {
          socket.write('GET /nowhere HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n', () => { socket.resetAndDestroy(); resolve() })
        })
      })
    }
    expect((await fetch(`${url}/x`)).status).toBe(200)
    await server.stop(100)
  })

  it('says 405 where an address does not take the method', async () => {
    const { url, server } = await serve([{ method: 'GET', path: '/x', handle: () => ({ status: 200 }) }])
    expect((await fetch(`${url}/x`, { method: 'POST' })).status).toBe(405)
    await server.stop(100)
  })

  it('sends nothing that says what it is built with, and safe headers with everything', async () => {
    const { url, server } = await serve([{ method: 'GET', path: '/x', handle: () => ({ status: 200, body: {} }) }])
    const { headers } = await fetch(`${url}/x`)
    expect([headers.get('server'), headers.get('x-powered-by')]).toEqual([null, null])
    expect([headers.get('x-content-type-options'), headers.get('content-security-policy'), headers.get('cache-control')])
      .toEqual(['nosniff', "default-src 'none'; base-uri 'none'; frame-ancestors 'none'", 'no-store'])
    await server.stop(100)
  })

  it('answers HEAD like GET, without the body', async () => {
    const { url, server } = await serve([{ method: 'GET', path: '/x', handle: () => ({ status: 200, body: 'four' }) }])
    const answer = await fetch(`${url}/x`, { method: 'HEAD' })
    expect([answer.status, answer.headers.get('content-length'), await answer.text()]).toEqual([200, '4', ''])
    await server.stop(100)
  })

  it('lets a running request finish when it stops', async () => {
    const { url, server } = await serve([{ method: 'GET', path: '/x', handle: async () => { await new Promise((resolve) => setTimeout(resolve, 80)); return { status: 200, body: 'done' } } }])
    const answer = fetch(`${url}/x`)
    await new Promise((resolve) => setTimeout(resolve, 30))
    const stopped = server.stop(1000)
    expect(await (await answer).text()).toBe('done')
    await stopped
  })
})

describe('what we believe of a request', () => {
  const request = (headers: Record<string, string>) => ({ headers, socket: { localPort: 3978, remoteAddress: '192.0.2.1' } }) as never

  it.each([
    [{ host: 'localhost:4000' }, 'http://localhost:4000'],
    [{ host: '192.168.1.5:3978' }, 'http://192.168.1.5:3978'],
    [{ host: '[::1]:3978' }, 'http://[::1]:3978'],
    [{ host: 'attacker.example' }, 'http://localhost:3978'],
    [{ host: 'localhost:1@attacker.example' }, 'http://localhost:3978'],
  ])('without a public address, %j is reached at %s', (headers, expected) => {
    expect(baseUrlOf(request(headers), { trustProxy: false })).toBe(expected)
  })

  it('is the public address when there is one, whatever the Host header says', () => {
    expect(baseUrlOf(request({ host: 'attacker.example' }), { trustProxy: false, publicUrl: 'https://chat.example.org' })).toBe('https://chat.example.org')
  })

  it('is the last forwarded address behind a trusted proxy only', () => {
    const headers = { 'x-forwarded-for': '203.0.113.9, 198.51.100.4' }
    expect([addressOf(request(headers), { trustProxy: true }), addressOf(request(headers), { trustProxy: false })]).toEqual(['198.51.100.4', '192.0.2.1'])
  })

  it.each([
    ['198.51.100.4:50123', '198.51.100.4'],
    ['[2001:db8::1]:50123', '2001:db8::1'],
    ['2001:db8::1', '2001:db8::1'],
  ])('forwarded as %s is %s, so that a new connection is no new client', (forwarded, expected) => {
    expect(addressOf(request({ 'x-forwarded-for': forwarded }), { trustProxy: true })).toBe(expected)
  })

  it.each([
    [{ origin: 'https://chat.example.org' }, true],
    [{ origin: 'https://attacker.example' }, false],
    [{ origin: 'null' }, false],
    [{ 'sec-fetch-site': 'cross-site' }, false],
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{}, true],
  ])('%j comes from our own pages: %s', (headers, expected) => {
    expect(isOwnOrigin(headers, 'https://chat.example.org')).toBe(expected)
  })

  it.each([
    ['gzip, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['identity', undefined],
  ])('takes %s as %s', (accepted, expected) => {
    expect(preferredEncoding({ headers: { 'accept-encoding': accepted } })).toBe(expected)
  })
})
