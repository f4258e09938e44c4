import { Nextiva } from '../../../preload/services.ts'
import type { Workitem } from '../../../preload/contract.ts'
import type { Workitem as StoredWorkitem } from '../../simulator/core/shapes.ts'
import type { Simulator } from '../../simulator/start.ts'
import { anaAtHerDesk, answerACall, inState, type Situation } from '../../situation.ts'

/** Ana at her desk, and the documented services over her phone. */
export async function herServices() {
  const here = await anaAtHerDesk()
  const sdk = new Nextiva({ ringdesk: here.phone.bridge })
  return {
    ...here,
    here,
    workitems: sdk.getWorkitemsService(),
    dispositions: sdk.getDispositionService(),
    schemaTypes: sdk.getSchemaTypeClient(),
    answered: (call: object = {}) => answerACall(here, call),
  }
}

/** A call that Ana has had and hung up, in its wrap-up. */
export async function aWrapUp(here: Situation, call: object = {}): Promise<Workitem> {
  const { workitemId } = await answerACall(here, call)
  await here.phone.run('workitems.hangUp', { workitemId })
  const state = await here.phone.until((now) => inState(now, 'wrapup') !== undefined)
  return inState(state, 'wrapup') as Workitem
}

/** Something written that Ana has taken from her queue: `email`, `sms` or `chat`. */
export async function aText(here: Situation, kind: string, body: object = {}): Promise<Workitem> {
  here.centre.control(kind, body as never)
  const { offers } = await here.phone.until((state) => state.offers.length > 0)
  await here.phone.run('offers.accept', { offerId: offers[0]?.offerId ?? '' })
  const state = await here.phone.until((now) => inState(now, 'active') !== undefined)
  return inState(state, 'active') as Workitem
}

/** What a method rejected with; fails where it did not. */
export const refusalOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => Promise.reject(new Error('it was not refused')),
    (error: unknown) => error,
  )

/** Dials a colleague or a number, and waits until the other end has answered. */
export async function dialled({ centre, phone }: Situation, to: string, option: 'user' | 'external') {
  const made = await phone.run('workitems.dial', { to, option })
  if (!made.ok) throw new Error(made.failure.message)
  const { workitemId } = made.value
  centre.control('clock', { advanceMs: 5_000 })
  const { workitems } = await phone.until((state) => inState(state, 'active')?.workitemId === workitemId)
  return workitems.find((item) => item.workitemId === workitemId) as Workitem
}

/** A customer, Ivo and Ana in one conference of hers. */
export async function threeTalk(here: Situation) {
  const customer = await answerACall(here)
  const ivo = await dialled(here, 'u_ivo', 'user')
  const workitemIds = [customer.workitemId, ivo.workitemId]
  const made = await here.phone.run('workitems.createConferenceWithWorkitems', { addMe: true, workitemIds })
  if (!made.ok) throw new Error(made.failure.message)
  const conference = made.value
  await here.phone.until((state) => state.workitems.every((item) => item.state === 'conference'))
  return { customer, ivo, conference, workitemIds }
}

/** A workitem as the server has it, whatever it has answered. */
export function onTheServer({ centre }: { centre: Simulator }, model: Workitem | string): StoredWorkitem {
  const id = typeof model === 'string' ? model : model.workitemId
  const item = centre.centre.act(({ world }) => world.rows.get(id)?.item)
  if (!item) throw new Error(`the server has no workitem ${id}`)
  return item
}
