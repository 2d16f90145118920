import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { jest } from '@jest/globals'
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { AzureSettings, isServiceHost } from '../../bot/channels/azure-settings.ts'
import { LOCAL_SERVICE_URL } from '../../bot/channels/local-connector.ts'
import { type StartedBot, startBot } from '../support/start-bot.ts'
import { call } from './direct-line-client.ts'

const AZURE: AzureSettings = { appType: 'SingleTenant', appId: 'our-app', tenantId: 'our-tenant', appSecret: 'secret', allowedTenants: ['partner'] }
const SERVICE = 'https://smba.trafficmanager.net/emea/'
const ISSUER = 'https://api.botframework.com'

describe('/api/messages', () => {
  let bot: StartedBot
  let metadata: Server
  let sign: (claims?: Record<string, unknown>, header?: Record<string, unknown>) => Promise<string>

  beforeAll(async () => {
    // The SDK prints every refused token; the tests refuse many.
    jest.spyOn(console, 'error').mockImplementation(() => {})
    const { publicKey, privateKey } = await generateKeyPair('RS256')
    const key = { ...await exportJWK(publicKey), kid: 'k1', use: 'sig', alg: 'RS256', endorsements: ['msteams'] }
    metadata = createServer((request, response) => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(request.url === '/keys' ? { keys: [key] } : { issuer: ISSUER, jwks_uri: `${at}/keys`, id_token_signing_alg_values_supported: ['RS256'] }))
    })
    await new Promise<void>((resolve) => metadata.listen(0, '127.0.0.1', resolve))
    const at = `http://127.0.0.1:${(metadata.address() as AddressInfo).port}`
    sign = (claims = {}, header = {}) => new SignJWT({ serviceurl: SERVICE, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'k1', ...header }).setIssuer((claims['iss'] as string) ?? ISSUER).setAudience((claims['aud'] as string) ?? 'our-app')
      .setIssuedAt().setExpirationTime((claims['exp'] as number) ?? '5m').sign(privateKey)
    bot = await startBot({
      azure: AZURE,
      azureAuthentication: new ConfigurationBotFrameworkAuthentication({
        MicrosoftAppType: 'SingleTenant', MicrosoftAppId: 'our-app', MicrosoftAppTenantId: 'our-tenant', MicrosoftAppPassword: 'secret',
        ToChannelFromBotLoginUrl: at, ToChannelFromBotOAuthScope: 'scope', ToBotFromChannelTokenIssuer: ISSUER, OAuthUrl: at,
        ToBotFromChannelOpenIdMetadataUrl: at, ToBotFromEmulatorOpenIdMetadataUrl: at, CallerId: 'test',
      }),
    })
  })
  afterAll(async () => {
    jest.restoreAllMocks()
    await bot.stop()
    metadata.closeAllConnections()
    await new Promise((resolve) => metadata.close(resolve))
  })

  const activity = (more: object = {}) => ({
    type: 'typing', id: 'a1', channelId: 'msteams', serviceUrl: SERVICE, conversation: { id: 'c1', tenantId: 'our-tenant' },
    from: { id: 'u1' }, recipient: { id: 'b1' }, ...more,
  })
  const send = (token: string | undefined, body: unknown) => call(bot, 'POST', '/api/messages', { body, ...(token === undefined ? {} : { token }) })

  it('takes a properly signed activity of our tenant, and of a tenant that was allowed', async () => {
    expect((await send(await sign(), activity())).status).toBe(200)
    expect((await send(await sign(), activity({ id: 'a2', conversation: { id: 'c1', tenantId: 'partner' } }))).status).toBe(200)
  })

  it.each([
    ['no token', async () => undefined, {}],
    ['garbage', async () => 'garbage', {}],
    ['a broken signature', async () => `${(await sign()).slice(0, -8)}AAAAAAAA`, {}],
    ['a symmetric signature', async () => await new SignJWT({ serviceurl: SERVICE }).setProtectedHeader({ alg: 'HS256', kid: 'k1' }).setIssuer(ISSUER).setAudience('our-app').setExpirationTime('5m').sign(new TextEncoder().encode('secret of enough length for the algorithm')), {}],
    ['another audience', () => sign({ aud: 'other-app' }), {}],
    ['another issuer', () => sign({ iss: 'https://elsewhere.example' }), {}],
    ['an expired token', () => sign({ exp: 1 }), {}],
    ['an unknown key', () => sign({}, { kid: 'k2' }), {}],
    ['a channel the key is not endorsed for', () => sign(), { channelId: 'slack' }],
    ['a service URL that is not the token\'s', () => sign(), { serviceUrl: 'https://smba.trafficmanager.net/us/' }],
    ['no service URL', () => sign(), { serviceUrl: undefined }],
    ['the service URL of our own conversations', () => sign({ serviceurl: LOCAL_SERVICE_URL }), { serviceUrl: LOCAL_SERVICE_URL }],
    ['a service URL of no Bot Connector', () => sign({ serviceurl: 'https://attacker.example/' }), { serviceUrl: 'https://attacker.example/' }],
    ['a foreign tenant', () => sign(), { conversation: { id: 'c1', tenantId: 'foreign' } }],
    ['no tenant', () => sign(), { conversation: { id: 'c1' } }],
  ])('answers 401 with neutral words to %s', async (_name, token, more) => {
    const answer = await send(await token(), activity(more))
    expect([answer.status, answer.body]).toEqual([401, { error: { code: 'Unauthorized', message: 'Unauthorized' } }])
  })

  it('answers 401 before it looks at a body of the wrong shape', async () => {
    expect((await send('x', [])).status).toBe(401)
    expect((await send(await sign(), { ...activity(), conversation: 'c1' })).status).toBe(401)
  })

  it('answers 400 to a signed activity without a sender', async () => {
    const answer = await send(await sign(), activity({ id: 'a3', from: undefined }))
    expect([answer.status, answer.body]).toEqual([400, { error: { code: 'BadArgument', message: 'from: missing or of the wrong type' } }])
  })
})

describe('Azure settings', () => {
  it.each([
    ['an empty app id', { ...AZURE, appId: ' ' }],
    ['no app type', { ...AZURE, appType: undefined }],
    ['a type that would take anybody', { ...AZURE, appType: 'MultiTenant' }],
    ['a missing secret', { ...AZURE, appSecret: undefined }],
  ])('with %s stop the start', (_name, settings) => {
    expect(AzureSettings.safeParse(settings).success).toBe(false)
  })

  it.each([
    ['https://smba.trafficmanager.net/emea/', true],
    ['https://europe.webchat.botframework.com/', true],
    ['http://smba.trafficmanager.net/emea/', false],
    ['https://smba.trafficmanager.net.attacker.example/', false],
    ['https://botframework.com.attacker.example/', false],
    ['urn:erstinfo:local', false],
  ])('call %s a service host: %s', (address, expected) => {
    expect(isServiceHost(address)).toBe(expected)
  })
})
