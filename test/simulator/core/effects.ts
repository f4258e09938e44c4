import type { Core } from './core.ts'
import { tenantOf } from './core.ts'
import { digits } from './numbers.ts'
import { saveContact } from './rows.ts'
import { now, plan } from './time.ts'
import type { GivenDisposition, Row } from './world.ts'

/** The number of the other side. */
export const farNumber = ({ item }: Row): string => (item.type === 'OutboundCall' ? item.to : item.from)

/** May this number be called? Not when it is on the tenant's list, or on the campaign's. */
export function isDoNotCall(core: Core, tenantId: string, number: string, campaignId?: string): boolean {
  const tenant = tenantOf(core, tenantId)
  const listed = tenant.campaignDoNotCall.get(campaignId ?? '')?.has(digits(number)) ?? false
  return listed || tenant.doNotCall.has(digits(number))
}

/** What a disposition does once the workitem has ended with it (PROTOCOL 4, "What a disposition does"). */
export function takeEffect(core: Core, row: Row, given: GivenDisposition): void {
  const disposition = core.world.dispositions.get(given.dispositionId)?.disposition
  if (!disposition) return
  const { item, owner, tenantId } = row
  const number = digits(given.phoneNumber ?? farNumber(row))
  const tenant = tenantOf(core, tenantId)
  // Who withholds the number can neither be blocked nor called.
  const known = number !== ''
  if (disposition.blockNumber && known) {
    tenant.blocked.add(number)
    if (item.contactId !== undefined) saveContact(core, item.contactId, { blockedAt: now(core) })
  }
  if (disposition.useCampaignIdForDNC && known) {
    const list = item.campaignId === undefined ? tenant.doNotCall : campaignList(tenant, item.campaignId)
    list.add(number)
    if (item.contactId !== undefined) saveContact(core, item.contactId, { doNotCall: true })
  }
  if (disposition.resolveTicket && item.ticketId !== undefined) {
    core.world.tickets.set(item.ticketId, { tenantId, resolvedAt: now(core) })
  }
  if (disposition.resolved && disposition.survey !== undefined) {
    core.world.surveysSent.push({ workitemId: item.workitemId, survey: disposition.survey, to: number })
  }
  const again = { userId: owner, to: number, originWorkitemId: item.workitemId }
  if (given.callbackAt !== undefined && known)
    plan(core, given.callbackAt - now(core), { kind: 'callback', ...again })
  // Who asked not to be called is not called again by a rule, whatever the definition says.
  const mayDial = disposition.connectAgain && known && !isDoNotCall(core, tenantId, number, item.campaignId)
  if (mayDial && given.callbackAt === undefined) plan(core, 0, { kind: 'dialAgain', ...again })
}

function campaignList({ campaignDoNotCall }: ReturnType<typeof tenantOf>, campaignId: string): Set<string> {
  let list = campaignDoNotCall.get(campaignId)
  if (!list) campaignDoNotCall.set(campaignId, (list = new Set()))
  return list
}
