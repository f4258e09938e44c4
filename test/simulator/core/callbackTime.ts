/** The hour at which a callback comes that was asked for by its day only. */
const MORNING_HOUR = 9
const DAY_MS = 86_400_000

/** Is this an IANA name (PROTOCOL 4, `timeZone`)? */
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** By how many ms the clocks of a zone are ahead of UTC at a moment. */
function offsetAt(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at)
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  const wall = Date.UTC(
    read('year'),
    read('month') - 1,
    read('day'),
    read('hour'),
    read('minute'),
    read('second'),
  )
  return wall - Math.floor(at / 1_000) * 1_000
}

/** Nine in the morning of the day that `date` is in `zone`; all Unix ms. */
function morningOf(date: number, zone: string): number {
  const wallDay = Math.floor((date + offsetAt(zone, date)) / DAY_MS) * DAY_MS
  const wall = wallDay + MORNING_HOUR * 3_600_000
  // The clocks may be changed between midnight and nine: the second look is at the right side of it.
  const near = wall - offsetAt(zone, wall)
  return wall - offsetAt(zone, near)
}

/** When somebody wants to be called back. */
export interface CallbackWish {
  callbackTime?: number | undefined
  callbackDate?: number | undefined
  timeZone?: string | undefined
}

/**
 * The moment of a callback in Unix ms: `callbackTime` exactly; else `callbackDate`, which with a time zone is a day there,
 * of which the morning is taken while it is still ahead of `now` (PROTOCOL 4, "What a disposition does").
 */
export function callbackMoment(
  { callbackTime, callbackDate, timeZone }: CallbackWish,
  now: number,
): number | undefined {
  if (callbackTime !== undefined || callbackDate === undefined || timeZone === undefined)
    return callbackTime ?? callbackDate
  const morning = morningOf(callbackDate, timeZone)
  return morning > now ? morning : callbackDate
}
