import { createCredentials } from '../../../main/server/credentials.ts'
import { createHttp } from '../../../main/server/http.ts'
import { aToken } from '../../fixtures.ts'
import { memoryLog, memorySecrets, scriptedFetch, settle, virtualClock, type Asked } from '../../ports.ts'

export const HOUR = 3_600
export const grant = (name: string, seconds = HOUR) => ({
  token: aToken(seconds, name),
  location: 'https://eu.centre.example',
})

/** The name of the token that a request carried. */
export const bearer = (asked: Asked): string => asked.headers['authorization']?.split('.').at(-1) ?? ''

/** Credentials whose server is the test; `refreshes` are the requests for another token. */
export function someCredentials(secrets = memorySecrets()) {
  const clock = virtualClock()
  const network = scriptedFetch()
  const { log, phrases } = memoryLog()
  let refreshed = 0
  const credentials = createCredentials({
    http: createHttp({ fetch: network.fetch, clock, onDate: () => undefined }),
    clock,
    log,
    secrets,
    onRefreshed: () => (refreshed += 1),
  })
  const refreshes = () => network.asked.filter(({ url }) => url.endsWith('/token-refresh'))
  return { credentials, clock, secrets, phrases, ...network, refreshes, refreshed: () => refreshed }
}

/** Ada, signed in with the token `first`. */
export async function signedIn(seconds = HOUR, secrets = memorySecrets()) {
  const one = someCredentials(secrets)
  const done = one.credentials.signIn('https://centre.example', 'ada', 'secret')
  one.last().reply(200, grant('first', seconds))
  await done
  await settle()
  one.asked.length = 0
  return one
}
