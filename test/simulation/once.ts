import type { Step } from './schedule.ts'

/** What once went wrong, in the fewest steps with which it did; it is played again with every short form. */
export const ONCE: readonly { name: string; seed: number; steps: readonly Step[] }[] = [
  {
    name: 'a status that could not be read was not heard of again',
    seed: 200_005,
    steps: [
      { at: 1_500, what: 'call', chance: 0.208 },
      { at: 1_839, what: 'spoilEvent', chance: 0.676 },
    ],
  },
  {
    name: 'the end of an offer could not be read, and it stayed',
    seed: 200_053,
    steps: [
      { at: 19_459, what: 'spoilEvent', chance: 0.697 },
      { at: 21_721, what: 'call', chance: 0.434 },
    ],
  },
  {
    name: 'a call was dialled into a dead network, and again when the machine woke up',
    seed: 4_001_812,
    steps: [
      { at: 821, what: 'black', chance: 0.998 },
      { at: 2_430, what: 'act', chance: 0.415 },
      { at: 3_185, what: 'sleep', chance: 0.634 },
      { at: 7_697, what: 'longAway', chance: 0.331 },
    ],
  },
]
