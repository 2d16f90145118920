declare module 'oidc-provider' {
  import type { Server } from 'node:http'

  /** As much of the provider as the test uses; the package brings no types. */
  export class Provider {
    constructor(issuer: string, configuration: object)
    listen(port: number, host: string, ready: () => void): Server
  }
}
