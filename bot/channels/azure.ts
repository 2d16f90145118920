import { ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import type { BotFrameworkAuthentication } from 'botframework-connector'
import type { AzureGate } from './authentication.ts'
import { type AzureSettings, isServiceHost } from './azure-settings.ts'

/** Azure's own authentication for one of the two safe app types. */
function createAzureAuthentication(azure: AzureSettings): BotFrameworkAuthentication {
  return new ConfigurationBotFrameworkAuthentication({
    MicrosoftAppType: azure.appType,
    MicrosoftAppId: azure.appId,
    MicrosoftAppTenantId: azure.tenantId,
    ...(azure.appSecret === undefined ? {} : { MicrosoftAppPassword: azure.appSecret }),
  })
}

/** The gate in front of `/api/messages`. */
export function createAzureGate(azure: AzureSettings, authentication = createAzureAuthentication(azure)): AzureGate {
  return { authentication, tenants: new Set([azure.tenantId, ...azure.allowedTenants]), isServiceHost }
}
