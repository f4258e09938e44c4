import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import type { Desktop } from '../../../../main/desktop/notify/freedesktop.ts'
import { createLeftovers } from '../../../../main/desktop/notify/leftovers.ts'
import { createSmallFile } from '../../../../main/desktop/smallFile.ts'
import { aFolder } from '../fakes.ts'
import { aDesktop, aNote, isThere, until } from './rig.ts'

describe.runIf(isThere)('the desktop and its notifications', () => {
  const { open, server, restart } = aDesktop()

  it('what the desktop does with notifications is told without one being shown, and each time that changes', async () => {
    const said: Desktop[] = []
    open({ desktop: (what) => void said.push(what) }).watch()
    await until(() => said, ['shows'])
    server().can({ inhibited: true })
    await until(() => said, ['shows', 'hides'])
    server().can({ inhibited: false })
    await until(() => said, ['shows', 'hides', 'shows'])
    server().stop()
    await until(() => said, ['shows', 'hides', 'shows', 'none'])
    await restart()
    await until(() => said, ['shows', 'hides', 'shows', 'none', 'shows'])
    expect(server().shown).toEqual([])
  })

  it('where there is no bus nobody shows any, and that is told', async () => {
    const said: Desktop[] = []
    const connect = () => Promise.reject(new Error('unknown bus address'))
    open({ connect, desktop: (what) => void said.push(what) }).watch()
    await until(() => said, ['none'])
  })

  describe('of a run that was killed', () => {
    const file = () => createSmallFile(join(aFolder(), 'notifications.json'))
    it('is taken back by the next one, and what the next one shows stays', async () => {
      const kept = file()
      const [one, two] = [aNote(), aNote({ title: 'later' })]
      open({ leftovers: createLeftovers(kept) }).show(one.note)
      await vi.waitFor(async () => expect((await kept.read())?.toString()).toContain('[1]'))
      const next = open({ leftovers: createLeftovers(kept) })
      next.show(two.note)
      await until(
        () => server().shown.map(({ title, open }) => [title, open]),
        [
          ['Incoming call', false],
          ['later', true],
        ],
      )
      await vi.waitFor(async () => expect((await kept.read())?.toString()).toContain('[2]'))
    })

    it('is left alone where another server has its number now', async () => {
      const kept = file()
      const one = aNote()
      open({ leftovers: createLeftovers(kept) }).show(one.note)
      await vi.waitFor(async () => expect((await kept.read())?.toString()).toContain('[1]'))
      await restart()
      const strangers = aNote({ title: 'somebody else’s' })
      open().show(strangers.note)
      await until(() => strangers.told, ['shown'])
      const said: Desktop[] = []
      const leftovers = createLeftovers(kept)
      open({
        leftovers: {
          ...leftovers,
          async clear(on) {
            await leftovers.clear(on)
            said.push('shows')
          },
        },
      }).watch()
      await until(() => said, ['shows'])
      expect(server().shown.map((shown) => shown.open)).toEqual([true])
    })

    it('leaves a file that cannot be read alone', async () => {
      const kept = file()
      await kept.write('{"server": 1')
      const { note, told } = aNote()
      open({ leftovers: createLeftovers(kept) }).show(note)
      await until(() => told, ['shown'])
      expect(server().shown[0]?.open).toBe(true)
    })
  })
})
