import type { Change, Known } from '../preload/lifecycle.ts'

/** Does a call begin to ring by this? Whoever rings, shows or notifies is told in the same turn (`status.ts`). */
export const rings = (changes: readonly Change[], { workitems }: Known): boolean =>
  changes.some((change) => {
    if (change.kind !== 'offer' || change.before || !change.after) return false
    const item = workitems.get(change.after.workitemId)
    return item?.channelType === 'voice' && item.state === 'offered'
  })
