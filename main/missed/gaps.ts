import type { Gap } from '../../preload/contract.ts'
import type { Span } from '../ports.ts'

/** What lies between the times in which the link was live, oldest first. */
export const gapsOf = (spans: readonly Span[]): Gap[] =>
  spans.slice(1).flatMap((span, i) => {
    const before = spans[i]
    return before ? [{ from: before.until, to: span.since, why: whyBetween(before, span) }] : []
  })

function whyBetween(before: Span, after: Span): Gap['why'] {
  const { why } = before
  if (why === 'signedOut' || why === 'expired' || why === 'replaced') return why
  // Who was killed leaves no word; that another program has begun since says it.
  return why === 'off' || after.started > before.until ? 'off' : 'link'
}
