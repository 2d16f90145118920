import type { Activity } from 'botbuilder'
import { AuthenticationError, BotFrameworkAuthentication, ClaimsIdentity, type AuthenticateRequestResult, type ConnectorClient, ConnectorFactory, type UserTokenClient } from 'botframework-connector'
import { LOCAL_SERVICE_URL } from './local-connector.ts'

/** Who we are in conversations of our own. Told from strangers by identity, so nothing that comes in over HTTP can equal it. */
export const LOCAL_IDENTITY = new ClaimsIdentity([], true)

/** The part of Azure's authentication that we use, and how we narrow it. */
export interface AzureGate {
  authentication: BotFrameworkAuthentication
  /** Tenants whose people may write. */
  tenants: ReadonlySet<string>
  isServiceHost(serviceUrl: string): boolean
}

/** Wraps Azure's authentication: local conversations get the local connector, everything else is closed unless Azure opens it. */
export class ChannelAuthentication extends BotFrameworkAuthentication {
  readonly #local: ConnectorClient
  readonly #azure: AzureGate | undefined

  constructor(local: ConnectorClient, azure?: AzureGate) {
    super()
    this.#local = local
    this.#azure = azure
  }

  /** Every refusal is a 401 with the same words: library texts would tell an attacker what to try next. */
  override async authenticateRequest(activity: Activity, authHeader: string): Promise<AuthenticateRequestResult> {
    const azure = this.#azure
    if (!azure || !authHeader || !this.#mayCome(activity)) throw neutral()
    let result: AuthenticateRequestResult
    try {
      result = await azure.authentication.authenticateRequest(activity, authHeader)
    } catch {
      throw neutral()
    }
    if (!azure.tenants.has(tenantOf(activity))) throw neutral()
    return { ...result, connectorFactory: this.createConnectorFactory(result.claimsIdentity) }
  }

  // The SDK skips its own check of the service URL when there is none; a local one from outside would write into local conversations.
  #mayCome(activity: Activity): boolean {
    return typeof activity.serviceUrl === 'string' && activity.serviceUrl !== LOCAL_SERVICE_URL && this.#azure!.isServiceHost(activity.serviceUrl)
  }

  override async authenticateStreamingRequest(): Promise<AuthenticateRequestResult> {
    throw neutral()
  }

  override createConnectorFactory(identity: ClaimsIdentity): ConnectorFactory {
    if (identity === LOCAL_IDENTITY) return new LocalFactory(this.#local)
    const azure = this.#azure
    if (!azure) throw neutral()
    return new GuardedFactory(azure.authentication.createConnectorFactory(identity), azure)
  }

  override async createUserTokenClient(identity: ClaimsIdentity): Promise<UserTokenClient> {
    // The SDK makes one on every turn; nobody signs in to a local conversation.
    if (identity === LOCAL_IDENTITY) return {} as UserTokenClient
    if (!this.#azure) throw neutral()
    return await this.#azure.authentication.createUserTokenClient(identity)
  }
}

function neutral(): AuthenticationError {
  return new AuthenticationError('Unauthorized', 401)
}

function tenantOf(activity: Activity): string {
  const tenant = activity.conversation?.tenantId ?? (activity.channelData as { tenant?: { id?: unknown } } | undefined)?.tenant?.id
  return typeof tenant === 'string' ? tenant : ''
}

class LocalFactory extends ConnectorFactory {
  readonly #connector: ConnectorClient

  constructor(connector: ConnectorClient) {
    super()
    this.#connector = connector
  }

  override async create(serviceUrl: string): Promise<ConnectorClient> {
    if (serviceUrl !== LOCAL_SERVICE_URL) throw neutral()
    return this.#connector
  }
}

class GuardedFactory extends ConnectorFactory {
  readonly #inner: ConnectorFactory
  readonly #azure: AzureGate

  constructor(inner: ConnectorFactory, azure: AzureGate) {
    super()
    this.#inner = inner
    this.#azure = azure
  }

  override async create(serviceUrl: string, audience?: string): Promise<ConnectorClient> {
    if (!this.#azure.isServiceHost(serviceUrl)) throw neutral()
    return await this.#inner.create(serviceUrl, audience)
  }
}
