import { z } from 'zod'

const flag = z.enum(['true', 'false']).default('false').transform((text) => text === 'true')
const webAddress = z.url({ protocol: /^https?$/, error: 'expected an address such as https://example.org' })
const list = z.string().default('').transform((text) => text.split(',').map((item) => item.trim()).filter(Boolean))

/** Every environment variable: what it is for. `.env.example` says the same to operators; a test keeps them equal. */
export const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3978).describe('port of the web server'),
  HOST: z.string().default('localhost').describe('address to listen on; 0.0.0.0 for all'),
  PUBLIC_URL: webAddress.transform((url) => url.replace(/\/+$/, '')).optional().describe('public address behind a proxy'),
  TRUST_PROXY: flag.describe('believe the proxy in front about client addresses'),
  DATA_DIR: z.string().default('data').describe('folder for the database and caches'),
  DATABASE_URL: z.string().optional().describe('PostgreSQL instead of SQLite'),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn').describe('how much is logged'),
  TOKEN_KEYS: list.describe('keys for chat tokens, newest first, 32 characters and more each'),
  OIDC_ISSUER: webAddress.optional().describe('sign-in of advisers by OpenID Connect: issuer'),
  OIDC_CLIENT_ID: z.string().optional().describe('client id at the issuer'),
  OIDC_CLIENT_SECRET: z.string().optional().describe('client secret at the issuer'),
  OIDC_GROUPS_CLAIM: z.string().default('groups').describe('claim that names the teams of an adviser'),
  OIDC_SCOPE: z.string().default('openid profile email').describe('scopes asked for'),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'expected an address such as smtps://user:password@mail.example.org' }).optional().describe('mail server, such as smtps://user:password@mail.example.org'),
  MAIL_FROM: z.string().optional().describe('sender of mails to advisers'),
  WEBHOOK_URL: webAddress.optional().describe('receiver of signed ticket events'),
  WEBHOOK_SECRET: z.string().optional().describe('key that signs ticket events'),
  ZAMMAD_URL: webAddress.optional().describe('Zammad that gets the tickets'),
  ZAMMAD_TOKEN: z.string().optional().describe('access token of Zammad'),
  ZAMMAD_GROUP: z.string().optional().describe('group in Zammad'),
  ZAMMAD_CUSTOMER: z.string().optional().describe('customer in Zammad that all tickets belong to'),
  HUB_URL: webAddress.optional().describe('hub of advisers that speaks the hand-off protocol'),
  HUB_SECRET: z.string().optional().describe('key that signs what goes to and comes from the hub'),
  CLOCK_OFFSET_DAYS: z.coerce.number().default(0).describe('moves the clock, for trying out deadlines'),
  MICROSOFT_APP_TYPE: z.enum(['SingleTenant', 'UserAssignedMSI']).optional().describe('kind of Azure identity'),
  MICROSOFT_APP_ID: z.string().optional().describe('Azure app id'),
  MICROSOFT_APP_TENANT_ID: z.string().optional().describe('Azure tenant'),
  MICROSOFT_APP_PASSWORD: z.string().optional().describe('Azure secret, for SingleTenant'),
  ALLOWED_TENANTS: list.describe('tenants whose people may write to the bot'),
})
export type Environment = z.infer<typeof Environment>

/** Settings of the program, in sections. */
export interface Config {
  http: { port: number; host: string; publicUrl?: string; trustProxy: boolean }
  storage: { folder: string; url?: string }
  log: { level: string }
  clockOffsetDays: number
  /** Ways to advisers; each is whole or not there. */
  handoff: {
    openId?: { issuer: string; clientId: string; groupsClaim: string; scope: string }
    mail?: { from: string }
    webhook?: { url: string }
    zammad?: { url: string; group: string; customer: string }
    hub?: { url: string }
  }
  /** Undefined until Azure is configured as a whole. */
  azure?: { appType: 'SingleTenant' | 'UserAssignedMSI'; appId: string; tenantId: string; allowedTenants: string[] }
}

/** What must never be printed. */
export interface Secrets {
  tokenKeys: string[]
  azurePassword?: string
  openIdSecret?: string
  /** Address of the mail server with its password. */
  mailUrl?: string
  webhookSecret?: string
  zammadToken?: string
  hubSecret?: string
}

/** The environment cannot be used; the message names every fault. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

function azureOf(env: Environment): Config['azure'] {
  const { MICROSOFT_APP_TYPE: appType, MICROSOFT_APP_ID: appId, MICROSOFT_APP_TENANT_ID: tenantId } = env
  if (!appType && !appId?.trim() && !tenantId?.trim()) return undefined
  if (!appType || !appId?.trim() || !tenantId?.trim()) throw new ConfigError('Azure needs MICROSOFT_APP_TYPE (SingleTenant or UserAssignedMSI), MICROSOFT_APP_ID and MICROSOFT_APP_TENANT_ID together. Set all three, or none to leave it off.')
  if (appType === 'SingleTenant' && !env.MICROSOFT_APP_PASSWORD) throw new ConfigError('MICROSOFT_APP_TYPE SingleTenant needs MICROSOFT_APP_PASSWORD.')
  return { appType, appId, tenantId, allowedTenants: env.ALLOWED_TENANTS.length > 0 ? env.ALLOWED_TENANTS : [tenantId] }
}

/** All of these variables, or none. */
function whole<Name extends keyof Environment>(env: Environment, names: readonly Name[]): { [N in Name]-?: NonNullable<Environment[N]> } | undefined {
  const missing = names.filter((name) => env[name] === undefined)
  if (missing.length === names.length) return undefined
  if (missing.length > 0) throw new ConfigError(`${missing.join(', ')} must be set together with ${names.filter((name) => env[name] !== undefined).join(', ')}. Set all of them, or none to leave it off.`)
  return env as unknown as { [N in Name]-?: NonNullable<Environment[N]> }
}

function handoffOf(env: Environment): { handoff: Config['handoff']; secrets: Partial<Secrets> } {
  const openId = whole(env, ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'])
  const mail = whole(env, ['SMTP_URL', 'MAIL_FROM'])
  const webhook = whole(env, ['WEBHOOK_URL', 'WEBHOOK_SECRET'])
  const zammad = whole(env, ['ZAMMAD_URL', 'ZAMMAD_TOKEN', 'ZAMMAD_GROUP', 'ZAMMAD_CUSTOMER'])
  const hub = whole(env, ['HUB_URL', 'HUB_SECRET'])
  if (hub && hub.HUB_SECRET.length < 32) throw new ConfigError('HUB_SECRET is shorter than 32 characters.')
  if (webhook && webhook.WEBHOOK_SECRET.length < 32) throw new ConfigError('WEBHOOK_SECRET is shorter than 32 characters.')
  return {
    handoff: {
      ...(openId ? { openId: { issuer: openId.OIDC_ISSUER, clientId: openId.OIDC_CLIENT_ID, groupsClaim: env.OIDC_GROUPS_CLAIM, scope: env.OIDC_SCOPE } } : {}),
      ...(mail ? { mail: { from: mail.MAIL_FROM } } : {}),
      ...(webhook ? { webhook: { url: webhook.WEBHOOK_URL } } : {}),
      ...(zammad ? { zammad: { url: zammad.ZAMMAD_URL, group: zammad.ZAMMAD_GROUP, customer: zammad.ZAMMAD_CUSTOMER } } : {}),
      ...(hub ? { hub: { url: hub.HUB_URL } } : {}),
    },
    secrets: {
      ...(openId ? { openIdSecret: openId.OIDC_CLIENT_SECRET } : {}), ...(mail ? { mailUrl: mail.SMTP_URL } : {}),
      ...(webhook ? { webhookSecret: webhook.WEBHOOK_SECRET } : {}), ...(zammad ? { zammadToken: zammad.ZAMMAD_TOKEN } : {}),
      ...(hub ? { hubSecret: hub.HUB_SECRET } : {}),
    },
  }
}

/** Pure: environment → settings and secrets. Throws `ConfigError` with every variable that is wrong. */
export function configFrom(variables: Readonly<Record<string, string | undefined>>): { config: Config; secrets: Secrets } {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}. See .env.example.`).join('\n'))
  const env = parsed.data
  const short = env.TOKEN_KEYS.filter((key) => key.length < 32)
  if (short.length > 0) throw new ConfigError(`TOKEN_KEYS: ${short.length} of ${env.TOKEN_KEYS.length} keys are shorter than 32 characters. See .env.example.`)
  const azure = azureOf(env)
  const { handoff, secrets } = handoffOf(env)
  return {
    config: {
      http: { port: env.PORT, host: env.HOST, trustProxy: env.TRUST_PROXY, ...(env.PUBLIC_URL ? { publicUrl: env.PUBLIC_URL } : {}) },
      storage: { folder: env.DATA_DIR, ...(env.DATABASE_URL ? { url: env.DATABASE_URL } : {}) },
      log: { level: env.LOG_LEVEL },
      clockOffsetDays: env.CLOCK_OFFSET_DAYS,
      handoff,
      ...(azure ? { azure } : {}),
    },
    secrets: { ...secrets, tokenKeys: env.TOKEN_KEYS, ...(env.MICROSOFT_APP_PASSWORD ? { azurePassword: env.MICROSOFT_APP_PASSWORD } : {}) },
  }
}

/** The only reader of the environment. */
export function readEnvironment(): Readonly<Record<string, string | undefined>> {
  return process.env
}
