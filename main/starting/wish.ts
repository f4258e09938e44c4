import * as z from 'zod'
import { LONGEST_LINK } from '../../preload/links.ts'
import type { Config } from '../config.ts'

const Link = z.string().max(LONGEST_LINK + 1)
/** What the app is asked on the command line, beside to be there. */
export const VERBS = ['answer', 'decline', 'hangUp', 'mute', 'hold', 'show', 'quit'] as const

/**
 * What a start wants of the app that runs already. It comes over a socket to which every program of this person can write, so it
 * is read like anything from outside. `answer` names the file in which the start waits to be told what came of it.
 */
export const Wish = z.union([
  z.strictObject({ kind: z.literal('start'), hidden: z.boolean(), link: Link.optional() }),
  z.strictObject({ kind: z.literal('verb'), verb: z.enum(VERBS), answer: z.uuid() }),
  z.strictObject({ kind: z.literal('dial'), number: Link, answer: z.uuid() }),
])
export type Wish = z.infer<typeof Wish>

const VERB_OF = {
  '--answer': 'answer',
  '--decline': 'decline',
  '--hang-up': 'hangUp',
  '--mute': 'mute',
  '--hold': 'hold',
  '--show': 'show',
  '--quit': 'quit',
} as const

/** What this line asks for. */
export function wishOf({ command, dial, hidden, link }: Config, answer: string): Wish {
  if (command) return { kind: 'verb', verb: VERB_OF[command], answer }
  if (dial !== undefined) return { kind: 'dial', number: dial.slice(0, LONGEST_LINK + 1), answer }
  return { kind: 'start', hidden, ...(link === undefined ? {} : { link }) }
}

/** What was handed over; anything odd counts as a plain start, which an older or a newer app may well have meant. */
export function readWish(told: unknown): { wish: Wish; isOdd: boolean } {
  const read = Wish.safeParse(told)
  return read.success
    ? { wish: read.data, isOdd: false }
    : { wish: { kind: 'start', hidden: false }, isOdd: true }
}
