import { afterEach } from 'vitest'
import type { AppState, Workitem, WorkitemState } from '../preload/contract.ts'
import { createDesk, startPhone, type Desk, type Phone } from './phone.ts'
import type { Ports } from '../main/ports.ts'
import { startSimulator, type Simulator, type SimulatorOptions } from './simulator/start.ts'

/** A contact centre, a desk, and a phone on it; all of it is gone after the test. */
export interface Situation {
  centre: Simulator
  desk: Desk
  phone: Phone
  /** Starts another phone at the same desk, as after a restart; the first should have stopped. */
  again(password?: string, ports?: Partial<Ports>): Promise<Phone>
}

const undone: (() => unknown)[] = []
afterEach(async () => {
  for (const undo of undone.splice(0).reverse()) await undo()
})

/** Something to be undone after the test. */
export const later = (undo: () => unknown): void => void undone.push(undo)

/** Ana at her desk, signed in and live; nothing happens by itself. */
export async function anaAtHerDesk(
  options: SimulatorOptions = {},
  ports: Partial<Ports> = {},
): Promise<Situation> {
  const centre = await startSimulator(options)
  later(() => centre.stop())
  const desk = createDesk()
  later(desk.gone)
  const again = async (password: string | undefined = 'ringdesk', more: Partial<Ports> = ports) => {
    const phone = await startPhone(
      desk,
      { server: centre.url, userName: 'ana', ...(password !== '' && { password }) },
      more,
    )
    later(phone.stop)
    return phone
  }
  const phone = await again()
  await phone.until(isLive)
  return { centre, desk, phone, again }
}

export const isLive = (state: AppState): boolean => state.connection.link === 'live'
export const isNotLive = (state: AppState): boolean => !isLive(state)

/** The open workitem in this state, if there is one. */
export const inState = (state: AppState, wanted: WorkitemState): Workitem | undefined =>
  state.workitems.find((item) => item.state === wanted)

/** Rings `phone` with a queued call and answers it; resolves with the live workitem. */
export async function answerACall(
  { centre, phone }: Pick<Situation, 'centre' | 'phone'>,
  call: object = {},
): Promise<Workitem> {
  centre.control('call', call as never)
  const { offers } = await phone.until((state) => state.offers.length > 0)
  await phone.run('offers.accept', { offerId: offers[0]?.offerId ?? '' })
  const state = await phone.until((now) => inState(now, 'active') !== undefined)
  return inState(state, 'active') as Workitem
}
