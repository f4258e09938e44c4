import { serve } from './bus.ts'

/** A line of the icon's menu, as a panel reads it. */
export interface PanelLine {
  id: number
  label: string
  enabled: boolean
  isChosen: boolean
  lines: PanelLine[]
}

/** The panel of a desktop that shows icons (StatusNotifierItem), such as Plasma's, as far as a client can see. */
export interface Panel {
  /** How many icons have come so far. */
  came(): number
  icon(): Promise<{ width: number; height: number; pixels: Buffer }>
  /** Nothing while there is no icon. */
  tooltip(): Promise<string>
  menu(): Promise<PanelLine[]>
  /** Chooses the line of this name; in a menu of a menu by the names on the way. */
  choose(...way: string[]): Promise<void>
  click(): Promise<void>
  /** From now on somebody shows what is told to the watcher. */
  host(): void
  stop(): void
}

const WATCHER = 'org.kde.StatusNotifierWatcher'
const ITEM = 'org.kde.StatusNotifierItem'
const MENU = 'com.canonical.dbusmenu'
const METHODS = {
  RegisterStatusNotifierItem: ['s', ''],
  RegisterStatusNotifierHost: ['s', ''],
} satisfies Record<string, [string, string]>
const SIGNALS = {
  StatusNotifierItemRegistered: ['s'],
  StatusNotifierHostRegistered: [''],
} satisfies Record<string, [string]>

/** A variant as the library reads it: its signature, and a list with the value in it. */
type Variant = [unknown, [unknown]]
type Layout = [number, [string, Variant][], [unknown, [Layout]][]]

/** `hasHost` false: a watcher alone, as where the panel itself has not started yet. */
export async function startPanel(hasHost = true): Promise<Panel> {
  let isHosted = hasHost
  const items: { destination: string; path: string }[] = []
  const panel = await serve(
    WATCHER,
    '/StatusNotifierWatcher',
    {
      get IsStatusNotifierHostRegistered() {
        return isHosted
      },
      ProtocolVersion: 0,
      RegisteredStatusNotifierItems: [] as string[],
      RegisterStatusNotifierItem(name: string, { sender }: { sender: string }) {
        const isPath = name.startsWith('/')
        items.push({ destination: isPath ? sender : name, path: isPath ? name : '/StatusNotifierItem' })
        panel.signal('StatusNotifierItemRegistered', name)
      },
      RegisterStatusNotifierHost: () => undefined,
    },
    {
      name: WATCHER,
      methods: METHODS,
      signals: SIGNALS,
      properties: {
        IsStatusNotifierHostRegistered: 'b',
        ProtocolVersion: 'i',
        RegisteredStatusNotifierItems: 'as',
      },
    },
  )

  function item() {
    const last = items.at(-1)
    if (!last) throw new Error('There is no icon on the panel')
    return last
  }
  async function property(name: string): Promise<unknown> {
    const [variant] = await panel.ask({
      ...item(),
      interface: 'org.freedesktop.DBus.Properties',
      member: 'Get',
      signature: 'ss',
      body: [ITEM, name],
    })
    return (variant as Variant)[1][0]
  }
  const ofMenu = async (member: string, signature: string, body: unknown[]) =>
    panel.ask({
      destination: item().destination,
      path: String(await property('Menu')),
      interface: MENU,
      member,
      signature,
      body,
    })
  async function menu(): Promise<PanelLine[]> {
    const [, root] = await ofMenu('GetLayout', 'iias', [0, -1, []])
    return lineOf(root as Layout).lines
  }

  return {
    came: () => items.length,
    async icon() {
      const [[width, height, pixels]] = (await property('IconPixmap')) as [[number, number, Buffer]]
      return { width, height, pixels: Buffer.from(pixels) }
    },
    async tooltip() {
      if (items.length === 0) return ''
      const [, , title] = (await property('ToolTip')) as [string, unknown, string, string]
      return title
    },
    menu,
    async choose(...way) {
      let lines = await menu()
      let found: PanelLine | undefined
      for (const label of way) {
        found = lines.find((line) => line.label === label)
        if (!found?.enabled) throw new Error(`${label} cannot be chosen`)
        lines = found.lines
      }
      await ofMenu('Event', 'isvu', [found?.id, 'clicked', ['s', ''], 0])
    },
    async click() {
      await panel.ask({ ...item(), interface: ITEM, member: 'Activate', signature: 'ii', body: [0, 0] })
    },
    host() {
      isHosted = true
      panel.signal('StatusNotifierHostRegistered')
    },
    stop: () => panel.stop(),
  }
}

function lineOf([id, properties, children]: Layout): PanelLine {
  const said = new Map(properties.map(([name, variant]) => [name, variant[1][0]]))
  return {
    id,
    // One underscore marks a letter for the keyboard, two are one.
    label: ((said.get('label') as string | undefined) ?? '').replace(/_(.)/g, '$1'),
    enabled: said.get('enabled') !== false,
    isChosen: said.get('toggle-state') === 1,
    lines: children.map(([, [child]]) => lineOf(child)),
  }
}
