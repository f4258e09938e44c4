import { mutant, type Mutant } from './mutant.ts'

/** Mistakes in what watches, records and tells: the keeper, the recorder, the card, the light, the facts, the journal's sums. */
export const WITNESSES: readonly Mutant[] = [
  mutant(
    'the same breach healed again and again',
    'test/main/keeper.test.ts',
    'main/keeper.ts',
    'told.add(nameOf(one))',
    'told.delete(nameOf(one))',
  ),
  mutant(
    'judged over a dead link',
    'test/main/keeper.test.ts',
    'main/keeper.ts',
    'if (!ports.isLive()) return void (since = new Map())',
    '',
  ),
  mutant(
    'a short word left in a recording',
    'test/main/recorder/redact.test.ts',
    'main/recorder/redact.ts',
    "if (word === '' || isWord(word)) return word",
    'if (word.length < 8 || isWord(word)) return word',
  ),
  mutant(
    'a placeholder that can be looked up',
    'test/main/recorder/redact.test.ts',
    'main/recorder/redact.ts',
    'const key = randomBytes(32)',
    "const key = 'ringdesk'",
  ),
  mutant(
    'a dismissed card comes back',
    'test/main/softphone/missed.test.ts',
    'main/missed/catchUp.ts',
    'await journal?.markShown(ids, ports.serverNow())',
    '',
  ),
  mutant(
    'green without a fresh heartbeat',
    'test/preload/readiness.test.ts',
    'preload/readiness.ts',
    'return age <= FRESH_MS\n',
    'return age >= 0\n',
  ),
  mutant(
    'an acknowledgement of the future believed',
    'test/preload/readiness.test.ts',
    'preload/readiness.ts',
    'const age = Math.max(0, now - ackAt)',
    'const age = Math.abs(now - ackAt)',
  ),
  mutant(
    'a gap blamed for a ring whose end was heard',
    'test/main/missed/why.test.ts',
    'main/missed/why.ts',
    "ring && ring.end !== 'unheard' ? undefined : ",
    '',
  ),
  mutant(
    'the ring of an earlier turn told',
    'test/main/missed/why.test.ts',
    'main/missed/why.ts',
    'distance(a) - distance(b)',
    'distance(b) - distance(a)',
  ),
  mutant(
    'a changed letter believed',
    'test/main/journal/sums.test.ts',
    'main/journal/sums.ts',
    "return values.get('sum') === sumOf(",
    "return values.has('sum') || null === sumOf(",
  ),
]
