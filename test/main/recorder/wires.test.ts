import { describe, expect, test } from 'vitest'
import { createRecorder } from '../../../main/recorder/recorder.ts'
import { recordFetch, recordSockets } from '../../../main/recorder/wires.ts'
import { scriptedFetch, virtualClock } from '../../ports.ts'
import { memorySockets } from '../../sockets.ts'

describe('what lets in', () => {
  test('is not even kept in memory: no password, no token, no ticket, no voice account', async () => {
    const recorder = createRecorder({ clock: virtualClock() })
    const { fetch } = scriptedFetch((asked) => asked.reply(200, { token: 'a-canary', ticket: 'a-canary' }))
    const recorded = recordFetch(fetch, recorder.note)
    for (const path of [
      '/provider/token-with-authorities',
      '/provider/api/token-refresh',
      '/users/api/session',
      '/users/api/ws-ticket',
    ]) {
      const headers = { authorization: 'Bearer a-canary' }
      const answer = await recorded(`https://x.example${path}`, {
        method: 'GET',
        headers,
        signal: new AbortController().signal,
      })
      expect(await answer.text()).toContain('a-canary')
    }
    await recorded('https://media.example/a-canary?sig=a-canary', {
      method: 'GET',
      headers: {},
      signal: new AbortController().signal,
    })
    recorder.ran('app.signIn', { server: 'x', userName: 'ana', password: 'a-canary' })
    const sockets = memorySockets()
    const quiet = { open: () => undefined, frame: () => undefined, closed: () => undefined }
    recordSockets(sockets.openSocket, recorder.note)('wss://x/?a-canary', 'p', quiet).send(
      JSON.stringify({ type: 'identify', ticket: 'a-canary', deviceId: 'd' }),
    )
    expect(recorder.moments().length).toBeGreaterThan(10)
    expect(JSON.stringify(recorder.moments())).not.toContain('a-canary')
  })
})
