import { z } from 'zod'

const flag = z.enum(['true', 'false']).default('false').transform((text) => text === 'true')
const list = z.string().default('').transform((text) => text.split(',').map((item) => item.trim()).filter(Boolean))

/** Every environment variable: what it is for. `.env.example` says the same to operators; a test keeps them equal. */
export const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3978).describe('port of the web server'),
  HOST: z.string().default('localhost').describe('address to listen on; 0.0.0.0 for all'),
  PUBLIC_URL: z.url().optional().describe('public address behind a proxy'),
  TRUST_PROXY: flag.describe('believe the proxy in front about client addresses'),
  DATA_DIR: z.string().default('data').describe('folder for the database and caches'),
  DATABASE_URL: z.string().optional().describe('PostgreSQL instead of SQLite'),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn').describe('how much is logged'),
  TOKEN_KEYS: list.describe('keys for chat tokens, newest first, 32 characters and more each'),
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
  /** Undefined until Azure is configured as a whole. */
  azure?: { appType: 'SingleTenant' | 'UserAssignedMSI'; appId: string; tenantId: string; allowedTenants: string[] }
}

/** What must never be printed. */
export interface Secrets {
  tokenKeys: string[]
  azurePassword?: string
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

/** Pure: environment → settings and secrets. Throws `ConfigError` with every variable that is wrong. */
export function configFrom(variables: Readonly<Record<string, string | undefined>>): { config: Config; secrets: Secrets } {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}. See .env.example.`).join('\n'))
  const env = parsed.data
  const short = env.TOKEN_KEYS.filter((key) => key.length < 32)
  if (short.length > 0) throw new ConfigError(`TOKEN_KEYS: ${short.length} of ${env.TOKEN_KEYS.length} keys are shorter than 32 characters. See .env.example.`)
  const azure = azureOf(env)
  return {
    config: {
      http: { port: env.PORT, host: env.HOST, trustProxy: env.TRUST_PROXY, ...(env.PUBLIC_URL ? { publicUrl: env.PUBLIC_URL } : {}) },
      storage: { folder: env.DATA_DIR, ...(env.DATABASE_URL ? { url: env.DATABASE_URL } : {}) },
      log: { level: env.LOG_LEVEL },
      clockOffsetDays: env.CLOCK_OFFSET_DAYS,
      ...(azure ? { azure } : {}),
    },
    secrets: { tokenKeys: env.TOKEN_KEYS, ...(env.MICROSOFT_APP_PASSWORD ? { azurePassword: env.MICROSOFT_APP_PASSWORD } : {}) },
  }
}

/** The only reader of the environment. */
export function readEnvironment(): Readonly<Record<string, string | undefined>> {
  return process.env
}
