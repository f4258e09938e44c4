import { describe, expect, it, vi } from 'vitest'
import { NAME, ownerOf } from '../../../../main/desktop/notify/busCalls.ts'
import { connectSessionBus, type BusMessage } from '../../../../main/desktop/notify/sessionBus.ts'
import { aDesktop, aNote, isThere, until } from './rig.ts'

/** What the app shows, on a bus of its own and before a server as a desktop has one. */
describe.runIf(isThere)('a notification on the bus', () => {
  const { open, server, restart } = aDesktop()

  it('is shown once, escaped, with its buttons, and taken back', async () => {
    const { note, told } = aNote()
    const hide = open().show(note)
    await until(() => told, ['shown'])
    expect(server().shown).toMatchObject([
      {
        title: 'Incoming call',
        body: '&lt;b&gt;Ben&lt;/b&gt;',
        urgency: 2,
        actions: ['default', 'Ringdesk', 'answer', 'Answer'],
        open: true,
      },
    ])
    hide()
    await until(() => server().shown.map((one) => one.open), [false])
  })

  it('tells which of its buttons was pressed, and nothing of another, or once it is taken back', async () => {
    const notes = open()
    const [one, two] = [aNote(), aNote()]
    const hide = notes.show(one.note)
    await until(() => one.told, ['shown'])
    notes.show(two.note)
    await until(() => two.told, ['shown'])
    server().press(1, 'answer')
    server().click(1)
    await until(() => one.chosen, ['answer', 'default'])
    hide()
    server().press(1, 'answer')
    server().press(2, 'answer')
    await until(() => two.chosen, ['answer'])
    expect(one.chosen).toEqual(['answer', 'default'])
  })

  it('whose button is pressed before anybody has looked at the answer is heard', async () => {
    const { note, chosen } = aNote()
    const connect = async () => {
      const bus = await connectSessionBus()
      const sender = await ownerOf(bus)
      const hearers: ((message: BusMessage) => void)[] = []
      const [on, invoke] = [bus.connection.on.bind(bus.connection), bus.invoke.bind(bus)]
      bus.connection.on = (event: string, hear: (message: BusMessage) => void) => {
        if (event === 'message') hearers.push(hear)
        on(event as 'message', hear)
      }
      bus.invoke = (message, answered) =>
        invoke(message, (error, id) => {
          answered(error, id)
          const pressed = { type: 4, interface: NAME, member: 'ActionInvoked', body: [id, 'answer'] }
          if (message.member === 'Notify')
            for (const hear of hearers) hear({ ...pressed, ...(sender && { sender }) })
        })
      return bus
    }
    open({ connect }).show(note)
    await until(() => chosen, ['answer'])
  })

  it('that is taken back before the server has shown it does not stay', async () => {
    open().show(aNote().note)()
    await until(() => server().shown.map((one) => one.open), [false])
  })

  it('that a desktop keeps back is told as hidden', async () => {
    server().can({ inhibited: true })
    const { note, told } = aNote()
    open().show(note)
    await until(() => told, ['hidden'])
  })

  it('has no buttons and no escapes where the server knows neither', async () => {
    server().can({ capabilities: ['body'] })
    const { note, told } = aNote()
    open().show(note)
    await until(() => told, ['shown'])
    expect(server().shown).toMatchObject([{ body: '<b>Ben</b>', actions: [] }])
  })

  it('is sent in the turn in which it is asked for, once the server has said what it can do; the next server is asked anew', async () => {
    const asked: (string | undefined)[] = []
    const desktop: string[] = []
    const notes = open({
      desktop: (what) => void desktop.push(what),
      async connect() {
        const bus = await connectSessionBus()
        const { invoke } = bus
        bus.invoke = (message, answered) => {
          asked.push(message.member)
          invoke.call(bus, message, answered)
        }
        return bus
      },
    })
    const sent = () => asked.filter((member) => member === 'Notify').length
    const [one, two, three] = [aNote(), aNote(), aNote()]
    notes.show(one.note)
    await until(() => one.told, ['shown'])
    notes.show(two.note)
    expect(sent()).toBe(2)
    await until(() => two.told, ['shown'])
    await restart()
    server().can({ capabilities: ['body'] })
    await until(() => desktop, ['shows', 'none', 'shows'])
    notes.show(three.note)
    await until(() => three.told, ['shown'])
    expect(server().shown).toMatchObject([{ body: '<b>Ben</b>', actions: [] }])
  })

  it('where there is no bus is told as failed, and the next one tries again', async () => {
    let isUp = false
    const connect = async () => {
      if (!isUp) throw new Error('unknown bus address')
      return connectSessionBus()
    }
    const notes = open({ connect })
    const [one, two] = [aNote(), aNote()]
    notes.show(one.note)
    await until(() => one.told, ['failed'])
    isUp = true
    notes.show(two.note)
    await until(() => two.told, ['shown'])
  })

  it('where nobody listens at the address of the bus is told as failed', async () => {
    const { note, told } = aNote()
    const address = process.env['DBUS_SESSION_BUS_ADDRESS']
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', 'unix:path=/nowhere/bus')
    open().show(note)
    await until(() => told, ['failed'])
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', address)
  })

  it('whose bus goes away while it is asked for is told as failed, and the next one finds the way back', async () => {
    let made: Awaited<ReturnType<typeof connectSessionBus>> | undefined
    const notes = open({ connect: async () => (made = await connectSessionBus()) })
    const [one, two, three] = [aNote(), aNote(), aNote()]
    notes.show(one.note)
    await until(() => one.told, ['shown'])
    notes.show(two.note)
    made?.connection.stream.destroy()
    await until(() => two.told, ['failed'])
    notes.show(three.note)
    await until(() => three.told, ['shown'])
    expect(one.told).toEqual(['shown'])
  })
})
