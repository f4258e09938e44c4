import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Config } from '../../../main/config.ts'
import { leaveAnswer } from '../../../main/starting/answers.ts'
import { meet } from '../../../main/starting/meet.ts'
import type { Wish } from '../../../main/starting/wish.ts'
import { refuse } from '../../../preload/contract.ts'
import { aFolder } from '../desktop/fakes.ts'

const ANSWER = '9d3f0a4e-6f0b-4b53-9d3a-0f3b1c2d4e5f'

/** A start that meets an app which runs or not; `turns` is what happens each time that it has waited a little. */
function start(
  asked: Partial<Config>,
  runs: boolean,
  dataDir = aFolder(),
  turn: (at: number) => void = () => undefined,
) {
  const said: string[] = []
  const handed: Wish[] = []
  let released = 0
  let now = 0
  const code = meet({
    config: { server: '', userName: '', hidden: false, ...asked },
    dataDir,
    answer: ANSWER,
    lock(wish) {
      handed.push(wish)
      return !runs
    },
    release: () => void (released += 1),
    say: (problem) => void said.push(problem),
    now: () => now,
    sleep(ms) {
      now += ms
      turn(now)
    },
  })
  return { code, said, handed, released, now }
}

it('the first start goes on, and clears away what nobody came back for', () => {
  const dataDir = aFolder()
  leaveAnswer(dataDir, ANSWER, { ok: true, value: null })
  expect(start({}, false, dataDir).code).toBeUndefined()
  expect(existsSync(join(dataDir, 'answers'))).toBe(false)
})

it('a second start hands its link over and is done', () => {
  const { code, handed, now } = start({ link: 'tel:1' }, true)
  expect([code, now]).toEqual([0, 0])
  expect(handed).toEqual([{ kind: 'start', hidden: false, link: 'tel:1' }])
})

it('a verb waits for its answer, takes it away, and says a refusal', () => {
  const dataDir = aFolder()
  const refused = refuse('NOT_RINGING', 'No call\u001b[31m is ringing.')
  const { code, said, handed } = start({ command: '--hang-up' }, true, dataDir, (at) => {
    if (at === 100) leaveAnswer(dataDir, ANSWER, refused)
  })
  expect(code).toBe(1)
  expect(said).toEqual(['No call[31m is ringing.'])
  expect(handed).toEqual([{ kind: 'verb', verb: 'hangUp', answer: ANSWER }])
  expect(readdirSync(join(dataDir, 'answers'))).toEqual([])
})

it('a number that was taken is done', () => {
  const dataDir = aFolder()
  const { code, said } = start({ dial: '1001' }, true, dataDir, () =>
    leaveAnswer(dataDir, ANSWER, { ok: true, value: null }),
  )
  expect([code, said]).toEqual([0, []])
})

it('an app that says nothing is told of', () => {
  const { code, said, now } = start({ command: '--mute' }, true)
  expect(code).toBe(1)
  expect(said[0]).toContain('says nothing')
  expect(now).toBeGreaterThanOrEqual(20_000)
})

it('half an answer is none', () => {
  const dataDir = aFolder()
  mkdirSync(join(dataDir, 'answers'))
  writeFileSync(join(dataDir, 'answers', `${ANSWER}.json`), '{"ok":')
  expect(start({ command: '--mute' }, true, dataDir).said[0]).toContain('says nothing')
})

it('without an app a verb says so, starts none and makes no folder', () => {
  const gone = join(aFolder(), 'never')
  for (const dataDir of [gone, aFolder()]) {
    const { code, said, handed, released } = start({ command: '--answer' }, false, dataDir)
    expect([code, released]).toEqual([3, 1])
    // Asking for the place would make the folder.
    expect(handed).toHaveLength(dataDir === gone ? 0 : 1)
    expect(said[0]).toContain('does not run')
  }
  expect(existsSync(gone)).toBe(false)
})

it('an answer is left under no other name than an id', () => {
  expect(() => leaveAnswer(aFolder(), '../../escaped', { ok: true, value: null })).toThrow()
})
