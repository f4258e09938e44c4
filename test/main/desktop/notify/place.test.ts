import { describe, expect, it } from 'vitest'
import { serve } from '../../../e2e/support/bus.ts'
import { aDesktop, aNote, isThere, until } from './rig.ts'

describe.runIf(isThere)('a notification among others', () => {
  const { open, server, restart } = aDesktop()

  it('takes the place of the one before, which says nothing any more, and whose undo takes nothing back', async () => {
    const notes = open()
    const [one, two, other] = [
      aNote({ place: 'missed' }),
      aNote({ place: 'missed' }),
      aNote({ place: 'sms' }),
    ]
    const undoOne = notes.show(one.note)
    await until(() => one.told, ['shown'])
    notes.show(other.note)
    await until(() => other.told, ['shown'])
    const undoTwo = notes.show(two.note)
    await until(() => two.told, ['shown'])
    expect(server().shown.map(({ id, open }) => [id, open])).toEqual([
      [1, false],
      [2, true],
      [1, true],
    ])
    undoOne()
    server().click(1)
    await until(() => two.chosen, ['default'])
    expect(one.chosen).toEqual([])
    expect(server().shown.at(-1)?.open).toBe(true)
    undoTwo()
    await until(() => server().shown.map((shown) => shown.open), [false, true, false])
  })

  it('that comes twice for one place before the server has answered is there once', async () => {
    const notes = open()
    const [one, two] = [aNote({ place: 'sms', title: 'one' }), aNote({ place: 'sms', title: 'two' })]
    notes.show(one.note)
    notes.show(two.note)
    const there = () =>
      server()
        .shown.filter((shown) => shown.open)
        .map(({ title }) => title)
    await until(() => [server().shown.length, ...there()], [2, 'two'])
  })

  it('that the person puts away says so; one whose time runs out, or that is taken back, does not', async () => {
    const away: string[] = []
    const notes = open()
    const all = ['one', 'two', 'three'].map((name) => aNote({ putAway: () => void away.push(name) }))
    const hides = []
    for (const { note, told } of all) {
      hides.push(notes.show(note))
      await until(() => told, ['shown'])
    }
    hides[2]?.()
    server().close(2, 'ranOut')
    server().close(1, 'putAway')
    await until(() => away, ['one'])
  })

  it('is chosen by nobody but the server that shows it', async () => {
    const { note, chosen, told } = aNote()
    open().show(note)
    await until(() => told, ['shown'])
    const stranger = await serve(
      'org.example.Stranger',
      '/org/freedesktop/Notifications',
      {},
      {
        name: 'org.freedesktop.Notifications',
        methods: {},
        signals: { ActionInvoked: ['us'] },
      },
    )
    stranger.signal('ActionInvoked', 1, 'answer')
    // The bus keeps their order: once the server is heard, the stranger has been.
    server().click(1)
    await until(() => chosen, ['default'])
    stranger.stop()
  })

  it('a new server counts anew: what it says of a number is not heard by who had that number before', async () => {
    const { note, chosen, told } = aNote()
    const notes = open()
    notes.show(note)
    await until(() => told, ['shown'])
    await restart()
    const later = aNote({ title: 'later' })
    notes.show(later.note)
    await until(() => later.told, ['shown'])
    server().press(1, 'answer')
    await until(() => later.chosen, ['answer'])
    expect(chosen).toEqual([])
  })
})
