import type { ActionPayload, Disposition, Failure, Workitem } from '../../preload/contract.ts'
import { failure } from '../../preload/words.ts'
import { dateOf, localOf } from '../desk/dates.ts'
import { readNumber } from '../desk/numbers.ts'
import { useDesk } from '../store.ts'
import { useDraft } from './useDraft.ts'
import { useServerNow } from './useServerNow.ts'
import { addressOf } from './useWording.ts'

type Callback = Pick<ActionPayload<'dispositions.disposition'>, 'callbackTime' | 'timeZone' | 'phoneNumber'>

/** When and where a customer is to be called back: as the definition suggests it, until the agent says otherwise. */
export function useCallback(item: () => Workitem, definition: () => Disposition | undefined) {
  const desk = useDesk()
  const serverNow = useServerNow()
  const { workitemId } = item()
  const about = () => workitemId
  const offset = () => desk.state?.clockOffset ?? 0
  const region = () => desk.state?.session?.settings.region ?? 'US'
  /** A moment of the definition that is already over suggests nothing. */
  const suggested = () => {
    const at = definition()?.callbackTime ?? definition()?.callbackDate ?? 0
    return at > serverNow.value ? localOf(new Date(at - offset()), true) : ''
  }
  const ownNumber = () => definition()?.phoneNumber ?? addressOf(item())
  const at = useDraft(about, 'callback', suggested)
  const phone = useDraft(about, 'callbackPhone', ownNumber)
  /** The moment by the server's clock; nothing where there is none. */
  const moment = () => {
    const local = dateOf(at.value)?.getTime()
    // The offset of the clocks is measured, and no whole number.
    return local === undefined ? undefined : Math.round(local + offset())
  }

  return {
    at,
    phone,
    /** What is missing or cannot be. */
    problem(): Failure | undefined {
      const when = moment()
      if (when === undefined) return failure('CALLBACK_REQUIRED', '', { param: 'callbackTime' })
      if (when <= serverNow.value) return failure('CALLBACK_PAST', '', { param: 'callbackTime' })
      const isKnown = phone.value === ownNumber()
      if (!isKnown && readNumber(phone.value, region()) === undefined)
        return failure('NOT_A_NUMBER', '', { param: 'phoneNumber' })
      return undefined
    },
    /** The moment with its time zone, and the number where it is another. */
    input(): Callback {
      const when = moment()
      const number = phone.value === ownNumber() ? undefined : readNumber(phone.value, region())
      return {
        ...(when !== undefined && {
          callbackTime: when,
          timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        }),
        ...(number !== undefined && { phoneNumber: number }),
      }
    },
    words: () => ({ callback: at.value, callbackPhone: phone.value }),
  }
}
