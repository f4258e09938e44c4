import type { NetworkInterfaceInfo } from 'node:os'
import type { Clock, Undo } from '../../ports.ts'

/** A changed address tells nobody, and the old socket stays open: so it is looked at this often. */
const EVERY_MS = 2_000

/** The addresses that lead outside, in an order that does not depend on the system's mood. */
export function addressesOf(interfaces: Record<string, NetworkInterfaceInfo[] | undefined>): string {
  const addresses = new Set<string>()
  for (const [name, list] of Object.entries(interfaces)) {
    for (const { internal, address, family } of list ?? []) {
      // The second half of an IPv6 address changes by itself; the first half says which network this is.
      const where = family === 'IPv6' ? address.split(':').slice(0, 4).join(':') : address
      if (!internal && !where.startsWith('fe80')) addresses.add(`${name} ${where}`)
    }
  }
  return [...addresses].sort().join('\n')
}

/** Tells when there is a network that differs from the last look; that one is gone, the socket finds out by itself. */
export function watchNetwork(look: () => string, changed: () => void, clock: Clock): Undo {
  let known = look()
  let undo = clock.after(EVERY_MS, again)
  function again() {
    const now = look()
    const isNews = now !== known && now !== ''
    known = now
    undo = clock.after(EVERY_MS, again)
    if (isNews) changed()
  }
  return () => undo()
}
