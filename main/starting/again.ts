import { schemeOf } from '../../preload/links.ts'
import { COMMANDS, VALUED, type Valued } from '../commandLine.ts'
import type { Wish } from './wish.ts'

const isValued = (word: string): word is Valued => (VALUED as readonly string[]).includes(word)

/**
 * The words for a start that follows this one: how the phone is set up, and nothing that this start was to do, which is done. A
 * link, a number or a verb of the morning must not come again. `wish` is what the next one is to do instead.
 */
export function argvAgain(argv: readonly string[], wish?: Wish & { kind: 'start' }): string[] {
  const kept: string[] = []
  const words = argv[Symbol.iterator]()
  for (const word of words) {
    // Behind it there are links alone.
    if (word === '--') break
    const parts = isValued(word) ? [word, String(words.next().value ?? '')] : [word]
    if (!isOver(word, wish !== undefined)) kept.push(...parts)
  }
  if (wish?.hidden) kept.push('--hidden')
  // What is no link would be refused, and the start with it.
  if (wish?.link !== undefined && schemeOf(wish.link)) kept.push('--', wish.link)
  return kept
}

const isOver = (word: string, isAsked: boolean): boolean =>
  schemeOf(word) !== undefined ||
  /^--dial(=|$)/.test(word) ||
  (COMMANDS as readonly string[]).includes(word) ||
  (isAsked && word === '--hidden')
