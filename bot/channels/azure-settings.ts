import { z } from 'zod'

/** How the Azure side is configured. Types that would accept anonymous callers do not exist here. */
export const AzureSettings = z.strictObject({
  appType: z.enum(['SingleTenant', 'UserAssignedMSI']).describe('MultiTenant and an empty type would leave the endpoint open'),
  appId: z.string().trim().min(1).describe('an empty id would switch authentication off'),
  tenantId: z.string().trim().min(1),
  appSecret: z.string().trim().min(1).optional().describe('needed for SingleTenant'),
  allowedTenants: z.array(z.string().trim().min(1)).default([]).describe('tenants whose people may write to us; our own is always among them'),
}).refine((azure) => azure.appType !== 'SingleTenant' || azure.appSecret !== undefined, { path: ['appSecret'], error: 'SingleTenant needs the app secret' })

export type AzureSettings = z.infer<typeof AzureSettings>

/** Hosts of the Bot Connector; what claims another service URL gets no outbound token of ours. */
const SERVICE_HOSTS = [/^([a-z0-9-]+\.)*botframework\.com$/, /^smba\.trafficmanager\.net$/, /^smba\.infra\.([a-z]+\.)*teams\.microsoft\.(com|us)$/]

/** May we talk to this address? */
export function isServiceHost(serviceUrl: string): boolean {
  if (!URL.canParse(serviceUrl)) return false
  const { protocol, hostname } = new URL(serviceUrl)
  return protocol === 'https:' && SERVICE_HOSTS.some((host) => host.test(hostname))
}
