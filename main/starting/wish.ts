import { LONGEST_LINK } from '../../preload/links.ts'
import type { Config } from '../config.ts'

/** What the app is asked on the command line, beside to be there. */
export const VERBS = ['answer', 'decline', 'hangUp', 'mute', 'hold', 'show', 'quit'] as const

/** What a start wants of the app that runs already. `answer` names the file in which it waits to be told what came of it. */
export type Wish =
  | { kind: 'start'; hidden: boolean; link?: string }
  | { kind: 'verb'; verb: (typeof VERBS)[number]; answer: string }
  | { kind: 'dial'; number: string; answer: string }

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
