/** The app is in no team whose channel this could be; once it is installed, another try will work. */
export class NotInstalledError extends Error {
  override name = 'NotInstalledError'
  readonly code = 'teams-not-installed'
}
