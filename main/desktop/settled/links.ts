import {
  LINK_SCHEMES,
  type LinkHandler,
  type LinkScheme,
  type NotSettled,
} from '../../../preload/contract.ts'

/** What came of a program: its code and what it printed; undefined where there is no such program. */
export type Run = (
  command: string,
  args: readonly string[],
) => Promise<{ code: number; out: string } | undefined>

/** To whom this desktop hands links that dial. */
export interface LinkHandlers {
  look(): Promise<{ links: Record<LinkScheme, LinkHandler>; linksOff?: NotSettled }>
  /** Asks for all of them; whether it came true is seen by looking again. */
  use(): Promise<void>
}

/** The same word for each scheme. */
export const allLinks = (handler: LinkHandler): Record<LinkScheme, LinkHandler> =>
  Object.fromEntries(LINK_SCHEMES.map((scheme) => [scheme, handler])) as Record<LinkScheme, LinkHandler>

/**
 * Linux: by `xdg-mime`, beside the app. Electron's own way stands still for seconds there, and on one desktop it took web pages
 * over as well. `isInstalled`: the system knows the menu entry that links would be handed to; without it they would go nowhere.
 */
export function createXdgLinks(ports: {
  run: Run
  /** The name of the menu entry, `….desktop`. */
  entry: string
  isInstalled(): Promise<boolean>
}): LinkHandlers {
  const { run, entry, isInstalled } = ports
  const mime = (scheme: LinkScheme) => `x-scheme-handler/${scheme}`

  async function handlerOf(scheme: LinkScheme): Promise<LinkHandler | 'noTools'> {
    const said = await run('xdg-mime', ['query', 'default', mime(scheme)])
    if (!said) return 'noTools'
    const name = said.out.trim()
    if (name === entry) return 'here'
    if (name !== '') return 'elsewhere'
    // Where nobody is known for it, some desktops say so by their code.
    return said.code === 0 || said.code === 3 || said.code === 4 ? 'nowhere' : 'unknown'
  }

  return {
    async look() {
      const links = allLinks('unknown')
      for (const scheme of LINK_SCHEMES) {
        const handler = await handlerOf(scheme)
        if (handler === 'noTools') return { links, linksOff: 'noTools' }
        links[scheme] = handler
      }
      return (await isInstalled()) ? { links } : { links, linksOff: 'checkout' }
    },
    async use() {
      if (await isInstalled()) await run('xdg-mime', ['default', entry, ...LINK_SCHEMES.map(mime)])
    },
  }
}

/** Windows and macOS: Electron knows. */
export function createSystemLinks(ports: {
  isOurs(scheme: LinkScheme): boolean
  take(scheme: LinkScheme): void
  isPackaged: boolean
}): LinkHandlers {
  return {
    look: async () => {
      const links = allLinks('unknown')
      for (const scheme of LINK_SCHEMES) links[scheme] = ports.isOurs(scheme) ? 'here' : 'elsewhere'
      return ports.isPackaged ? { links } : { links, linksOff: 'checkout' }
    },
    use: async () => {
      if (ports.isPackaged) LINK_SCHEMES.forEach(ports.take)
    },
  }
}
