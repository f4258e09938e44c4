import type { Core } from './core.ts'

const CONCERNS = [
  'I have a question about my last invoice, and would like to know why it is higher than before.',
  'My order has not arrived yet, although it was promised for Tuesday.',
  'I would like to change the address of my delivery before it leaves.',
  'The machine that you repaired has stopped again, this time with a red light.',
  'I would like to cancel my subscription at the end of the month.',
  'Please tell me whether the blue one is in stock again.',
  'I was cut off a minute ago, in the middle of a sentence.',
]

const spokenNumber = (from: string): string =>
  /\d/.test(from) ? ` Please call me back at ${from.replace(/\D/g, '').split('').join(' ')}.` : ''

/** What this caller would leave on a machine: another concern with each call, with the own name and number. */
export function sentenceOf(core: Core, name: string | undefined, from: string): string {
  const concern = CONCERNS[core.world.lastId % CONCERNS.length] ?? ''
  return `Hello${name === undefined ? '' : `, this is ${name}`}. ${concern}${spokenNumber(from)}`
}
