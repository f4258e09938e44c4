import { completeWrapup } from './wrapup.ts'
import { isPlayed, WRITES_MS } from './colleague.ts'
import type { Colleague } from './colleague.ts'
import type { Core } from './core.ts'
import { userOf } from './core.ts'
import type { Disposition } from './disposition.ts'
import { dispositionsOf, giveDisposition, isInScope } from './dispositions.ts'
import { acceptOffer, claimCall, rejectOffer } from './offers.ts'
import { availableId } from './presence.ts'
import { hangUpCall } from './release.ts'
import { plan } from './time.ts'
import type { Row } from './world.ts'

/** The behaviour in this seat, unless somebody real has taken it. */
const behaviour = (core: Core, userId: string): Colleague | undefined =>
  isPlayed(core, userId) ? userOf(core, userId).colleague : undefined

/** It rang long enough: a simulated colleague answers, declines, or lets it ring. */
export function colleagueDecides(core: Core, offerId: string): void {
  const offer = core.world.offers.get(offerId)
  if (offer?.offer.state !== 'pending') return
  const colleague = behaviour(core, offer.owner)
  if (colleague?.whenRung === 'decline') rejectOffer(core, offer)
  if (colleague?.whenRung !== 'answer') return
  acceptOffer(core, offer)
  talks(core, offer.offer.workitemId, colleague)
}

/** Nobody was quicker: a simulated colleague takes it from the inbox. */
export function colleagueClaims(core: Core, workitemId: string): void {
  const row = core.world.rows.get(workitemId)
  const colleague = row && behaviour(core, row.owner)
  if (row?.item.state !== 'inqueue' || !colleague) return
  claimCall(core, row)
  talks(core, workitemId, colleague)
}

/** A call lasts until the other side ends it, unless something else was said; a letter nobody ends but who answers it. */
function talks(core: Core, workitemId: string, colleague: Colleague): void {
  const written = core.world.rows.get(workitemId)?.item.channelType !== 'voice'
  const talkMs = colleague.talkMs ?? (written ? WRITES_MS : undefined)
  if (talkMs !== undefined) plan(core, talkMs, { kind: 'colleagueHangsUp', workitemId })
}

const ON_THE_LINE = ['active', 'hold', 'conference']

/** A simulated colleague has said all there was to say. */
export function colleagueHangsUp(core: Core, workitemId: string): void {
  const row = core.world.rows.get(workitemId)
  if (!row || !ON_THE_LINE.includes(row.item.state) || !behaviour(core, row.owner)) return
  hangUpCall(core, row, row.item.channelType === 'voice' ? 'hangUp' : 'closed')
}

const asksNothing = (one: Disposition): boolean =>
  !one.forceContactAssignment && !one.forceSurveyValidation && one.action === undefined

/** Ends a simulated colleague's wrap-up, with the most harmless outcome that the catalogue has for it. */
export function colleagueTidies(core: Core, workitemId: string): void {
  const row = core.world.rows.get(workitemId)
  if (row?.item.state !== 'wrapup' || !behaviour(core, row.owner)) return
  const outcome = harmless(core, row)
  if (outcome) giveDisposition(core, row, { dispositionId: outcome.dispositionId })
  else completeWrapup(core, row, {})
}

function harmless(core: Core, { item, tenantId }: Row): Disposition | undefined {
  const meant = dispositionsOf(core, tenantId).filter((one) => isInScope(one, item) && asksNothing(one))
  return meant.find((one) => one.dispositionId === 'disp_followup') ?? meant[0]
}

/** Back at the desk after a missed call. */
export function colleagueReturns(core: Core, userId: string): void {
  const user = userOf(core, userId)
  if (behaviour(core, userId)?.whenRung === 'away' || !behaviour(core, userId)) return
  user.chosenStatusId = availableId(core, user)
  core.unsettled.add(userId)
}
