import { farAddress } from './callFields.ts'
import { saveContact } from './contacts.ts'
import type { Core } from './core.ts'
import { tenantOf } from './core.ts'
import { findDefinition } from './definitions.ts'
import { digits } from './numbers.ts'
import { surveyOf } from './surveyResult.ts'
import { sendSurvey } from './surveySent.ts'
import { changeTicket } from './tickets.ts'
import { now, plan } from './time.ts'
import type { GivenDisposition, Row } from './world.ts'

/** The number or e-mail address of the other side. */
export const farNumber = ({ item }: Row): string => farAddress(item)

/** A number as the lists hold it; an e-mail address, and a number that was withheld, are none. */
const numberIn = (address: string): string => (address.includes('@') ? '' : digits(address))

/** May this number be called? Not when it is on the tenant's list, or on the campaign's. */
export function isDoNotCall(core: Core, tenantId: string, number: string, campaignId?: string): boolean {
  const tenant = tenantOf(core, tenantId)
  const listed = tenant.campaignDoNotCall.get(campaignId ?? '')?.has(digits(number)) ?? false
  return listed || tenant.doNotCall.has(digits(number))
}

/** What a disposition does once the workitem has ended with it (PROTOCOL 4, "What a disposition does"). */
export function takeEffect(core: Core, row: Row, given: GivenDisposition): void {
  const disposition = findDefinition(core, row.tenantId, given.dispositionId)
  if (!disposition) return
  const { item, owner, tenantId } = row
  const address = given.phoneNumber ?? farNumber(row)
  const number = numberIn(address)
  const tenant = tenantOf(core, tenantId)
  // Who withholds the number can neither be blocked nor called.
  const known = number !== ''
  if (disposition.blockNumber) {
    if (known) tenant.blocked.add(number)
    const has = known || address.includes('@')
    if (has && item.contactId !== undefined) saveContact(core, item.contactId, { blockedAt: now(core) })
  }
  if (disposition.useCampaignIdForDNC && known) {
    const list = item.campaignId === undefined ? tenant.doNotCall : campaignList(tenant, item.campaignId)
    list.add(number)
    if (item.contactId !== undefined) saveContact(core, item.contactId, { doNotCall: true })
  }
  if (disposition.resolveTicket) changeTicket(core, tenantId, item.ticketId, { resolvedAt: now(core) })
  if (disposition.resolved)
    sendSurvey(core, row, farNumber(row), surveyOf(core, tenantId, disposition.survey)?.surveyId)
  const { callbackAt } = given
  const again = { userId: owner, originWorkitemId: item.workitemId }
  const back = given.phoneNumber === undefined ? numberIn(disposition.phoneNumber ?? address) : number
  if (callbackAt !== undefined && back !== '')
    plan(core, callbackAt - now(core), { kind: 'callback', ...again, to: back })
  // Who asked not to be called is not called again by a rule, whatever the definition says.
  const mayDial = disposition.connectAgain && known && !isDoNotCall(core, tenantId, number, item.campaignId)
  if (mayDial && callbackAt === undefined) plan(core, 0, { kind: 'dialAgain', ...again, to: number })
}

function campaignList({ campaignDoNotCall }: ReturnType<typeof tenantOf>, campaignId: string): Set<string> {
  let list = campaignDoNotCall.get(campaignId)
  if (!list) campaignDoNotCall.set(campaignId, (list = new Set()))
  return list
}
