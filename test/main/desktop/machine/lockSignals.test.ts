import { afterEach, describe, expect, it } from 'vitest'
import { hearLogind } from '../../../../main/desktop/machine/lockSignals.ts'
import { connectSessionBus } from '../../../../main/desktop/notify/sessionBus.ts'
import { startLogind } from '../../../e2e/support/logind.ts'
import { aDesktop, isThere, until } from '../notify/rig.ts'

describe.runIf(isThere)('logind', () => {
  // Only for its bus: whoever else is on it is asked nothing here.
  aDesktop()
  const undo: (() => void)[] = []
  afterEach(() => undo.splice(0).forEach((step) => step()))

  /** A session, and whoever listens to it. */
  async function aSession(known: boolean | 'unknown') {
    const logind = await startLogind(known)
    const told: boolean[] = []
    const session = { sessionId: '1', pid: process.pid }
    const stop = await hearLogind(await connectSessionBus(), session, (isLocked) => void told.push(isLocked))
    undo.push(stop, logind.stop)
    return { logind, told }
  }

  it('tells how the session is found, and each change', async () => {
    const { logind, told } = await aSession(true)
    expect(told).toEqual([true])
    logind.locks(false)
    await until(() => told, [true, false])
  })

  it('is not believed where it only passes a wish on, and nobody locks the screen', async () => {
    const { logind, told } = await aSession(false)
    logind.wishes(true)
    logind.wishes(false)
    // Once this has come, those have: on a bus nothing overtakes.
    logind.locks(true)
    await until(() => told.length > 0, true)
    expect(told).toEqual([true])
  })

  it('that knows nothing of locks passes wishes on, which are better than nothing', async () => {
    const { logind, told } = await aSession('unknown')
    expect(told).toEqual([])
    logind.wishes(true)
    logind.wishes(false)
    await until(() => told, [true, false])
  })
})
