import { expect, it } from 'vitest'
import { argvAgain } from '../../../main/starting/again.ts'
import { createHeard } from '../../../main/starting/heard.ts'
import type { Wish } from '../../../main/starting/wish.ts'

const SET_UP = ['--server', 'https://a.example', '--data-dir=/srv/ana', '--no-sandbox']
const LINK = 'tel:+14805550134'

it('a start after an update is set up alike, and does not dial the link of the morning again', () => {
  expect(argvAgain([...SET_UP, '--hidden', '--', LINK])).toEqual([...SET_UP, '--hidden'])
  expect(argvAgain([LINK, ...SET_UP])).toEqual(SET_UP)
  expect(argvAgain([...SET_UP, '--dial', '112'])).toEqual(SET_UP)
  expect(argvAgain(['--dial=112', ...SET_UP, '--show'])).toEqual(SET_UP)
})

it('a value stays with its word, whatever it looks like', () => {
  expect(argvAgain(['--user', 'tel:ana', '--server', 'sip:x'])).toEqual([
    '--user',
    'tel:ana',
    '--server',
    'sip:x',
  ])
})

it('a start that is asked for meanwhile brings its own link, and is hidden only if that one was', () => {
  const argv = [...SET_UP, '--hidden', '--', 'tel:112']
  expect(argvAgain(argv, { kind: 'start', hidden: false, link: LINK })).toEqual([...SET_UP, '--', LINK])
  expect(argvAgain(argv, { kind: 'start', hidden: false })).toEqual(SET_UP)
  expect(argvAgain(argv, { kind: 'start', hidden: false, link: '--no-sandbox' })).toEqual(SET_UP)
  expect(argvAgain(SET_UP, { kind: 'start', hidden: true })).toEqual([...SET_UP, '--hidden'])
})

/** What is heard, where it went. */
function anApp(early: unknown[] = []) {
  const again: Wish[] = []
  const handed: unknown[] = []
  const heard = createHeard((wish) => void again.push(wish), early)
  return { heard, again, handed, open: () => heard.opened((told) => void handed.push(told)) }
}
const start: Wish = { kind: 'start', hidden: false, link: LINK }

it('what comes before there is a window waits for it, in its order', () => {
  const { heard, handed, again, open } = anApp([start])
  heard.hear('odd')
  expect(handed).toEqual([])
  open()
  heard.hear(start)
  expect(handed).toEqual([start, 'odd', start])
  expect(again).toEqual([])
})

it.each([
  ['with', true],
  ['without', false],
])('a link that comes while the app ends, %s a window, begins it anew', (_how, isOpen) => {
  const { heard, handed, again, open } = anApp()
  if (isOpen) open()
  heard.leaving()
  heard.hear(start)
  expect(again).toEqual([start])
  expect(handed).toEqual([])
})

it('a verb that comes while the app ends is answered by the one that runs', () => {
  const { heard, handed, again, open } = anApp()
  open()
  heard.leaving()
  const verb = { kind: 'verb', verb: 'quit', answer: '9d3f0a4e-6f0b-4b53-9d3a-0f3b1c2d4e5f' }
  heard.hear(verb)
  expect(again).toEqual([])
  expect(handed).toEqual([verb])
})
