import type { Core } from './core.ts'
import { now } from './time.ts'
import type { Ticket } from './world.ts'

/** The ticket of this tenant, if there is one. */
export function ticketOf(core: Core, tenantId: string, ticketId: string | undefined): Ticket | undefined {
  const ticket = core.world.tickets.get(ticketId ?? '')
  return ticket?.tenantId === tenantId ? ticket : undefined
}

/** A contact that comes with a ticket: it is opened where it is new, and again where it was resolved. */
export function openTicket(core: Core, tenantId: string, ticketId: string): void {
  const { tickets } = core.world
  const before = tickets.get(ticketId)
  if (before && before.tenantId !== tenantId) return
  const { resolvedAt, ...open } = before ?? { tenantId, openedAt: now(core) }
  tickets.set(ticketId, open)
}

/** Sets fields of a ticket that exists. */
export function changeTicket(
  core: Core,
  tenantId: string,
  ticketId: string | undefined,
  set: Partial<Ticket>,
): void {
  const ticket = ticketOf(core, tenantId, ticketId)
  if (ticket && ticketId !== undefined) core.world.tickets.set(ticketId, { ...ticket, ...set })
}
