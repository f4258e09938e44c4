import { expect, it } from 'vitest'
import { createAskedNumber } from '../../../../main/desktop/outside/asked.ts'
import { createOutside } from '../../../../main/desktop/outside/outside.ts'
import { refuse, type Result } from '../../../../preload/contract.ts'
import { aState } from '../fakes.ts'

const ANSWER = '9d3f0a4e-6f0b-4b53-9d3a-0f3b1c2d4e5f'

function setUp(result: Result<null> = { ok: true, value: null }, mayEnd = true) {
  const did: string[] = []
  const answers: [string, Result<unknown>][] = []
  const asked = createAskedNumber(() => undefined)
  const hear = createOutside({
    asked,
    acts: {
      async act(name) {
        did.push(name)
        return result
      },
    },
    show: () => void did.push('window'),
    mayEnd() {
      if (!mayEnd) did.push('asked')
      return mayEnd
    },
    quit: () => void did.push('quit'),
    leaveAnswer: (id, what) => void answers.push([id, what]),
    log: (phrase) => void did.push(phrase),
  })
  return { hear, did, answers, now: () => asked.into(aState()).asked, asked }
}

it('a second start calls the first forward, and one that is hidden does not', () => {
  const { hear, did } = setUp()
  hear({ kind: 'start', hidden: true })
  expect(did).toEqual([])
  hear({ kind: 'start', hidden: false })
  expect(did).toEqual(['window'])
})

it('a link comes into the state as a number, with the window, and goes when the window has it', () => {
  const { hear, did, now, asked } = setUp()
  hear({ kind: 'start', hidden: false, link: 'tel:+1-480-555-0134;ext=1' })
  expect(did).toEqual(['window'])
  const first = now()
  expect(first?.dialable).toEqual({ number: '+14805550134', left: [{ what: 'ext', value: '1' }] })
  // A second one overtakes it, and is not taken away by what the window says of the first.
  hear({ kind: 'start', hidden: false, link: 'sip:ana@centre.example' })
  asked.taken(first?.n ?? 0)
  expect(now()).toMatchObject({ failure: { code: 'LINK_NAME', param: 'ana' } })
  asked.taken(now()?.n ?? 0)
  expect(now()).toBeUndefined()
  expect(asked.into(aState({ revision: 1 })).revision).toBe(4)
})

it('a verb is answered with what came of it', async () => {
  const refused = refuse('NOT_RINGING', 'No call is ringing.')
  const { hear, did, answers } = setUp(refused)
  hear({ kind: 'verb', verb: 'answer', answer: ANSWER })
  await Promise.resolve()
  expect([did, answers]).toEqual([['answer'], [[ANSWER, refused]]])
})

it('quitting answers first', () => {
  const { hear, did, answers } = setUp()
  hear({ kind: 'verb', verb: 'quit', answer: ANSWER })
  expect([did, answers]).toEqual([['quit'], [[ANSWER, { ok: true, value: null }]]])
})

it('where the agent is asked first, whoever quits is told so, and nothing has ended', () => {
  const { hear, did, answers } = setUp(undefined, false)
  hear({ kind: 'verb', verb: 'quit', answer: ANSWER })
  expect(did).toEqual(['asked'])
  expect(answers).toMatchObject([[ANSWER, { ok: false, failure: { code: 'ASKED' } }]])
})

it('a number is put into the field, and one that is none is refused', () => {
  const { hear, answers, now } = setUp()
  hear({ kind: 'dial', number: '+1 480 555 0134', answer: ANSWER })
  expect(now()?.dialable?.number).toBe('+14805550134')
  hear({ kind: 'dial', number: 'ana', answer: ANSWER })
  expect(answers.map(([, { ok }]) => ok)).toEqual([true, false])
})

it.each([
  undefined,
  { kind: 'verb', verb: 'dial', answer: ANSWER },
  { kind: 'verb', verb: 'quit', answer: '../../x' },
  { kind: 'dial', number: '1'.repeat(600), answer: ANSWER },
  { kind: 'start', hidden: false, more: 1 },
  'tel:1',
])('what nobody of us would hand over counts as a plain start: %j', (told) => {
  const { hear, did, answers, now } = setUp()
  hear(told)
  expect(did).toEqual(['odd start', 'window'])
  expect([answers, now()]).toEqual([[], undefined])
})
