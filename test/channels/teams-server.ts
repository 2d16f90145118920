import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import { ConnectorClient, ConnectorFactory, MicrosoftAppCredentials } from 'botframework-connector'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

export const SERVICE = 'https://smba.trafficmanager.net/emea/'
const ISSUER = 'https://api.botframework.com'

/** A request that Teams got from us. */
export interface Received {
  method: string
  path: string
  body: { id?: string; text?: string; summary?: string; activity?: Sent; attachments?: { content: object }[]; [more: string]: unknown }
}
type Sent = Received['body']

/** What Teams would be: the issuer of tokens and the connector, both on this machine. */
export interface TeamsServer {
  authentication: ConfigurationBotFrameworkAuthentication
  sign(claims?: Record<string, unknown>): Promise<string>
  received: Received[]
  /** Statuses for the next requests. */
  failures: number[]
  stop(): Promise<void>
}

/** The stock authentication, whose connector speaks HTTP to this machine and needs no token for it. */
class LocalAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #at: string

  constructor(at: string) {
    super({
      MicrosoftAppType: 'SingleTenant', MicrosoftAppId: 'our-app', MicrosoftAppTenantId: 'our-tenant', MicrosoftAppPassword: 'secret',
      ToChannelFromBotLoginUrl: at, ToChannelFromBotOAuthScope: 'scope', ToBotFromChannelTokenIssuer: ISSUER, OAuthUrl: at,
      ToBotFromChannelOpenIdMetadataUrl: `${at}/metadata`, ToBotFromEmulatorOpenIdMetadataUrl: `${at}/metadata`, CallerId: 'test',
    })
    this.#at = at
  }

  override createConnectorFactory(): ConnectorFactory {
    const baseUri = `${this.#at}/connector/`
    const credentials = new MicrosoftAppCredentials('', '')
    return { create: async () => new ConnectorClient(credentials, { baseUri, noRetryPolicy: true }) } as ConnectorFactory
  }
}

export async function startTeams(): Promise<TeamsServer> {
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  const key = { ...await exportJWK(publicKey), kid: 'k1', use: 'sig', alg: 'RS256', endorsements: ['msteams'] }
  const received: Received[] = []
  const failures: number[] = []
  let count = 0
  const server: Server = createServer(async (request, response) => {
    const reply = (body: object, status = 200) => {
      response.statusCode = status
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(body))
    }
    const path = decodeURIComponent(request.url!)
    if (path === '/metadata') return void reply({ issuer: ISSUER, jwks_uri: `${at}/keys`, id_token_signing_alg_values_supported: ['RS256'] })
    if (path === '/keys') return void reply({ keys: [key] })
    const body = await bodyOf(request)
    const failure = failures.shift()
    if (failure) return void reply({ error: { code: 'Failed', message: 'failed' } }, failure)
    received.push({ method: request.method!, path: path.replace('/connector', ''), body })
    const channel = (body['channelData'] as { channel?: { id?: string } } | undefined)?.channel?.id
    const id = `m${++count}`
    reply({ id: path.endsWith('/v3/conversations') ? `${channel};messageid=${id}` : id })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    authentication: new LocalAuthentication(at), received, failures,
    sign: (claims = {}) => new SignJWT({ serviceurl: SERVICE, ...claims }).setProtectedHeader({ alg: 'RS256', kid: 'k1' })
      .setIssuer(ISSUER).setAudience('our-app').setIssuedAt().setExpirationTime('5m').sign(privateKey),
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<Sent> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text === '' ? {} : JSON.parse(text) as Sent
}
