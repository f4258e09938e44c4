import * as z from 'zod'
import { LONGEST_LINK } from '../../preload/links.ts'
import { VERBS, type Wish } from './wish.ts'

const Link = z.string().max(LONGEST_LINK + 1)

/** It comes over a socket to which every program of this person can write, so it is read like anything from outside. */
const Told: z.ZodType<Wish> = z.union([
  z.strictObject({ kind: z.literal('start'), hidden: z.boolean(), link: Link.exactOptional() }),
  z.strictObject({ kind: z.literal('verb'), verb: z.enum(VERBS), answer: z.uuid() }),
  z.strictObject({ kind: z.literal('dial'), number: Link, answer: z.uuid() }),
])

/** What was handed over; anything odd counts as a plain start, which an older or a newer app may well have meant. */
export function readWish(told: unknown): { wish: Wish; isOdd: boolean } {
  const read = Told.safeParse(told)
  return read.success
    ? { wish: read.data, isOdd: false }
    : { wish: { kind: 'start', hidden: false }, isOdd: true }
}
