import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { createLog, readLine } from '../../main/log.ts'
import { createLogFile } from '../../main/logFile.ts'
import { levelOf } from '../../main/logWords.ts'
import type { LogFacts } from '../../main/ports.ts'
import { fuzz } from '../fuzz.ts'

const folders: string[] = []
const aFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'ringdesk-log-'))
  folders.push(folder)
  return folder
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

function aLog() {
  const lines: string[] = []
  return { lines, log: createLog({ clock: { wall: () => 0 }, write: (line) => lines.push(line) }) }
}

describe('a line', () => {
  it('says when, what, and the facts it may know', () => {
    const { lines, log } = aLog()
    log('connection closed', {
      status: 4003,
      code: 'NOT_LIVE',
      ms: 12,
      state: 'live',
      action: 'workitems.hold',
    })
    expect(lines).toEqual([
      '1970-01-01T00:00:00.000Z info connection closed action=workitems.hold code=NOT_LIVE status=4003 state=live ms=12\n',
    ])
  })

  it('knows an id again without knowing it', () => {
    const { lines, log } = aLog()
    log('reply', { id: 'w-4805550134' })
    log('reply', { id: 'w-4805550134' })
    log('reply', { id: 'w-4805550135' })
    expect(lines[0]).toBe(lines[1])
    expect(lines[0]).not.toBe(lines[2])
    expect(lines.join('')).not.toContain('4805550134')
  })
})

describe('how urgent a line is', () => {
  it('is left to whoever writes it: one of many may wait, one of trouble may not', () => {
    const urgent: boolean[] = []
    const log = createLog({ clock: { wall: () => 0 }, write: (_, isUrgent) => urgent.push(isUrgent) })
    log('event', { seq: 1 })
    log('connection closed', { status: 1006 })
    log('no phrase of ours')
    expect(urgent).toEqual([false, true, true])
  })
})

describe('a correlation id', () => {
  const ours = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff'
  it('stays as it is where it is a UUID, and is a fingerprint where a server calls it anything else', () => {
    const { lines, log } = aLog()
    log('reply', { ask: ours, request: 'req-of-Ana-4805550134' })
    expect(lines.join('')).toContain(`ask=${ours} request=`)
    expect(lines.join('')).not.toMatch(/Ana|4805550134/)
  })
})

describe('a line that is read again', () => {
  it('has its moment, its level and its facts', () => {
    const { lines, log } = aLog()
    log('cache write failed', { reason: 'SqliteError', count: 3 })
    expect(readLine(lines[0]?.trim() ?? '')).toEqual({
      at: 0,
      level: 'warn',
      phrase: 'cache write failed',
      facts: { reason: 'SqliteError', count: 3 },
    })
  })

  it.each(['', 'half a li', '1970-01-01T00:00:00.000Z loud started', 'yesterday info started'])(
    'is left out where no log of ours wrote it: %j',
    (text) => expect(readLine(text)).toBeUndefined(),
  )
})

const CANARY = 'canary'
const canaries = fc.constantFrom(
  CANARY,
  `${CANARY}.eyJhbGciOi.secret`,
  `+1480${CANARY}`,
  `Ana ${CANARY}\nstarted`,
  `NOT_LIVE ${CANARY}`,
)
const smuggled = fc.oneof(
  canaries,
  canaries.map((text) => [text]),
  canaries.map((text) => ({ toString: () => text })),
  canaries.map((text) => ({ [Symbol.toPrimitive]: () => text })),
  canaries.map((text) => new Error(text)),
  fc.anything(),
)
const FACTS: (keyof LogFacts)[] = [
  'action', 'code', 'status', 'state', 'name', 'reason', 'ms', 'count', 'seq', 'id', 'ask', 'request',
] // prettier-ignore

it('writes no word that is not on the list, whatever it is handed', () => {
  const { lines, log } = aLog()
  const facts = fc.dictionary(fc.oneof(fc.constantFrom(...FACTS), canaries), smuggled, { maxKeys: 6 })
  fc.assert(
    fc.property(fc.oneof(canaries, fc.constant('reply')), facts, (phrase, given) => {
      lines.length = 0
      log(phrase, given)
      expect(lines).toHaveLength(1)
      expect(lines[0]).not.toContain(CANARY)
      expect(lines[0]).toMatch(/^[\w:.-]+ (info reply|error unlisted phrase)( [a-z]+=[\w.-]+)*\n$/)
    }),
    fuzz(5_000),
  )
}, 3_600_000)

it('has on its list every phrase that the app can say', () => {
  const sources = readdirSync('main', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  )
  const said = sources.flatMap((name) =>
    [...readFileSync(join('main', name), 'utf8').matchAll(/\blog\(\s*'([^']+)'/g)].map(
      ([, phrase]) => phrase ?? '',
    ),
  )
  expect(said.length).toBeGreaterThan(5)
  expect(said.filter((phrase) => levelOf(phrase) === undefined)).toEqual([])
})

describe('the file', () => {
  it('has the lines at once, for its owner only', () => {
    const path = join(aFolder(), 'below', 'ringdesk.log')
    const file = createLogFile(path)
    file.write('one\n')
    file.write('two\n')
    expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    file.stop()
  })

  it('has what is not urgent when the turn is over, and in its place when something urgent or somebody who reads comes first', () => {
    const path = join(aFolder(), 'ringdesk.log')
    const turns: (() => void)[] = []
    const file = createLogFile(path, undefined, undefined, (run) => turns.push(run))
    const kept = () => readFileSync(path, { encoding: 'utf8', flag: 'a+' })
    file.write('one\n', false)
    file.write('two\n', false)
    expect([kept(), turns.length]).toEqual(['', 1])
    turns.shift()?.()
    expect(kept()).toBe('one\ntwo\n')
    file.write('three\n', false)
    file.write('four\n')
    expect(kept()).toBe('one\ntwo\nthree\nfour\n')
    file.write('five\n', false)
    expect(file.tail(2)).toEqual(['five', 'four'])
    file.write('six\n', false)
    file.stop()
    expect(kept()).toContain('six\n')
  })

  it('does not gather a flood without end', () => {
    const path = join(aFolder(), 'ringdesk.log')
    const file = createLogFile(path, undefined, undefined, () => undefined)
    for (let i = 0; i < 1_000; i++) file.write(`${'x'.repeat(99)}\n`, false)
    expect(statSync(path).size).toBeGreaterThan(80_000)
    file.stop()
  })

  it('goes on where an earlier run stopped', () => {
    const path = join(aFolder(), 'ringdesk.log')
    writeFileSync(path, 'before\n')
    const file = createLogFile(path)
    file.write('after\n')
    file.stop()
    expect(readFileSync(path, 'utf8')).toBe('before\nafter\n')
  })

  it('keeps so many files of a bounded size, and the newest lines', () => {
    const folder = aFolder()
    const file = createLogFile(join(folder, 'ringdesk.log'), 100, 3)
    for (let i = 0; i < 50; i++) file.write(`line ${String(i).padStart(3, '0')}\n`)
    const names = readdirSync(folder).sort()
    expect(names).toEqual(['ringdesk.log', 'ringdesk.log.1', 'ringdesk.log.2'])
    for (const name of names) expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(100)
    expect(file.tail(15)).toEqual(Array.from({ length: 15 }, (_, i) => `line 0${49 - i}`))
    expect(file.tail(1_000).length).toBeLessThanOrEqual(33)
    expect(file.tail(1_000).slice(0, 15)).toEqual(file.tail(15))
    file.stop()
  })

  it('costs nobody anything when it cannot be written', () => {
    const path = join(aFolder(), 'ringdesk.log')
    const file = createLogFile(join(path, 'not', 'a', 'folder'))
    writeFileSync(path, '')
    expect(() => {
      file.write('lost\n')
      file.stop()
      file.stop()
    }).not.toThrow()
  })
})
