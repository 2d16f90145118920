import { readFileSync } from 'node:fs'
import { ConfigError, configFrom, Environment } from '../bot/config.ts'

describe('the configuration', () => {
  it('stands in .env.example, variable by variable', () => {
    const shown = [...readFileSync('.env.example', 'utf8').matchAll(/^#? ?([A-Z_]+)=/gm)].map(([, name]) => name!)
    expect(shown.sort()).toEqual(Object.keys(Environment.shape).sort())
  })

  it('needs nothing', () => {
    expect(configFrom({}).config).toMatchObject({ http: { port: 3978, host: 'localhost' }, storage: { folder: 'data' } })
  })

  it('names every variable that is wrong, and where to look', () => {
    expect(() => configFrom({ PORT: 'x', LOG_LEVEL: 'loud' })).toThrow(/PORT: .*\n?.*LOG_LEVEL: .*\.env\.example/s)
  })

  it('takes the public address with a slash at its end, and hands it on without', () => {
    expect(configFrom({ PUBLIC_URL: 'https://chat.example.org/' }).config.http.publicUrl).toBe('https://chat.example.org')
  })

  it.each([['PUBLIC_URL', 'localhost:3978'], ['WEBHOOK_URL', 'ftp://example.org'], ['SMTP_URL', 'mail.example.org']])('refuses an address that leads nowhere, and shows one that does: %s=%s', (name, address) => {
    expect(() => configFrom({ [name]: address })).toThrow(new RegExp(`^${name}: expected an address such as \\S+://\\S+\\. See .env.example.$`))
  })

  it.each([
    [{ MICROSOFT_APP_ID: 'a' }],
    [{ MICROSOFT_APP_TYPE: 'SingleTenant', MICROSOFT_APP_ID: ' ', MICROSOFT_APP_TENANT_ID: 't' }],
    [{ MICROSOFT_APP_TYPE: 'SingleTenant', MICROSOFT_APP_ID: 'a', MICROSOFT_APP_TENANT_ID: 't' }],
    [{ MICROSOFT_APP_TYPE: 'MultiTenant', MICROSOFT_APP_ID: 'a', MICROSOFT_APP_TENANT_ID: 't' }],
  ])('refuses half an Azure: %j', (variables) => {
    expect(() => configFrom(variables)).toThrow(ConfigError)
  })

  it('keeps secrets apart', () => {
    const { config, secrets } = configFrom({ TOKEN_KEYS: 'k'.repeat(40) })
    expect(JSON.stringify(config)).not.toContain('kkkk')
    expect(secrets.tokenKeys).toEqual(['k'.repeat(40)])
  })
})
