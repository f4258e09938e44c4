import { afterEach, describe, expect, it } from 'vitest'
import { connectSessionBus } from '../../../../main/desktop/notify/sessionBus.ts'
import { watchTrayHost } from '../../../../main/desktop/tray/host.ts'
import { startPanel, type Panel } from '../../../e2e/support/panel.ts'
import { aDesktop, isThere, until } from '../notify/rig.ts'

const undo: (() => void)[] = []
afterEach(() => undo.splice(0).forEach((step) => step()))

async function aPanel(hasHost?: boolean): Promise<Panel> {
  const panel = await startPanel(hasHost)
  undo.push(panel.stop)
  return panel
}
/** Whether icons were shown, each time that this was told. */
function watched(connect = connectSessionBus) {
  const hosts: (string | undefined)[] = []
  const stop = watchTrayHost({ connect, hosted: (host) => void hosts.push(host) })
  undo.push(stop)
  return { hosts, shows: () => hosts.map((host) => host !== undefined), stop }
}

describe.runIf(isThere)('who shows icons, on a bus of its own', () => {
  aDesktop()

  it('is told at once, when a panel comes and when it is gone; the next one is another', async () => {
    const { hosts, shows } = watched()
    await until(shows, [false])
    const first = await aPanel()
    await until(shows, [false, true])
    first.stop()
    await until(shows, [false, true, false])
    await aPanel()
    await until(shows, [false, true, false, true])
    expect(hosts[3]).not.toBe(hosts[1])
  })

  it('a watcher without a panel shows nothing, until a panel says that it is there', async () => {
    const panel = await aPanel(false)
    const { shows } = watched()
    await until(shows, [false])
    panel.host()
    await until(shows, [false, true])
  })

  it('a panel that has been there all the time is found, and nothing is told twice', async () => {
    const panel = await aPanel()
    const { shows } = watched()
    await until(shows, [true])
    panel.host()
    // Whoever asks later is answered later.
    await until(watched().shows, [true])
    panel.stop()
    await until(shows, [true, false])
  })

  it('after its end nothing is told', async () => {
    const panel = await aPanel()
    const one = watched()
    const other = watched()
    await until(one.shows, [true])
    await until(other.shows, [true])
    one.stop()
    panel.stop()
    await until(other.shows, [true, false])
    expect(one.shows()).toEqual([true])
  })
})

it('without a bus nobody shows icons', async () => {
  const { shows } = watched(() => Promise.reject(new Error('no bus')))
  await until(shows, [false])
})
