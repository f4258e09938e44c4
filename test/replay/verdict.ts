import type { Replayed, Step } from './replay.ts'

/** Where recording and replay part for the first time, and what could not be true; nothing where all is well. */
export interface Verdict {
  parted: { what: 'link' | 'change'; index: number; then: string; now: string }[]
  broken: Step[]
}

const END = '(nothing more)'

export function verdictOf({ links, changes, broken }: Replayed): Verdict {
  const parted = [
    { what: 'link' as const, ...links },
    { what: 'change' as const, ...changes },
  ].flatMap(({ what, then, now }) => {
    const length = Math.max(then.length, now.length)
    const index = Array.from({ length }, (_, n) => n).find((n) => then[n]?.text !== now[n]?.text)
    return index === undefined
      ? []
      : [{ what, index, then: then[index]?.text ?? END, now: now[index]?.text ?? END }]
  })
  return { parted, broken }
}

const seconds = (at: number) => `${(at / 1000).toFixed(3).padStart(10)} s`

/** The timeline of the replay and the verdict, for a person. */
export function describe(replayed: Replayed): string {
  const { parted, broken } = verdictOf(replayed)
  const lines = [
    ...replayed.links.now.map(({ at, text }) => ({ at, text: `link ${text}` })),
    ...replayed.changes.now,
    ...broken.map(({ at, text }) => ({ at, text: `BROKEN ${text}` })),
  ].toSorted((a, b) => a.at - b.at)
  return [
    ...lines.map(({ at, text }) => `${seconds(at)}  ${text}`),
    ...parted.map(
      ({ what, index, then, now }) => `The replay parts at ${what} ${index + 1}: then ${then}, now ${now}.`,
    ),
    ...replayed.unasked.map(({ at, text }) => `${seconds(at)}  was asked for then, and not now: ${text}`),
    broken[0]
      ? `The first invariant that broke: ${broken[0].text} at ${seconds(broken[0].at).trim()}.`
      : 'No invariant broke.',
    ...(parted.length === 0
      ? [`The same ${replayed.links.now.length} links and ${replayed.changes.now.length} changes as then.`]
      : []),
  ].join('\n')
}
