import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { readConfig } from '../../main/config.ts'
import { createAskedNumber } from '../../main/desktop/outside/asked.ts'
import { createOutside } from '../../main/desktop/outside/outside.ts'
import { readLink, schemeOf } from '../../preload/links.ts'
import { fuzz } from '../fuzz.ts'

/** Written here anew: what may come out of a link, whatever went in. */
const DIAL_STRING = /^[+0-9*#]{1,32}$/

const scheme = fc.constantFrom('tel:', 'TEL:', 'sip:', 'sips:', 'callto:', 'tel://', 'sip:sip:', '')
const piece = fc.constantFrom(
  ...['+1480', '0134', '-', '(', ')', '.', ' ', '*', '#', ';ext=', ';isub=', ';phone-context=', ';', '='],
  ...[
    '@',
    '@centre.example',
    ':secret@',
    '?',
    '?a=b&c',
    '%2B',
    '%252B',
    '%00',
    '%0a',
    '%',
    '%zz',
    '%E2%80%AE',
  ],
  ...[
    '--no-sandbox',
    ' --inspect=0',
    '"',
    "'",
    '`id`',
    '$(id)',
    '\u202e',
    '\u200b',
    '\u0661',
    '\uff11',
    '\ud800',
  ],
  ...['data:text/html,x', 'file:///etc/passwd', '\n', '\u0000', ',', ',,12', 'x'.repeat(600), '1'.repeat(40)],
)
const word = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(scheme, fc.array(piece, { maxLength: 6 })).map(([a, b]) => a + b.join('')),
  },
  { weight: 1, arbitrary: fc.tuple(scheme, fc.string({ unit: 'binary' })).map((parts) => parts.join('')) },
)
const flag = fc.constantFrom(
  ...[
    '--',
    '--hidden',
    '--answer',
    '--quit',
    '--dial',
    '--dial=1',
    '--user',
    '--user=ana',
    '--help',
    '/repo',
  ],
  ...['--no-sandbox', '--inspect=0', '--renderer-cmd-prefix=id', '--gpu-launcher=id', '-r', '--tel:1'],
)
const told = fc.oneof(
  fc.record({ kind: fc.constant('start'), hidden: fc.boolean(), link: word }, { requiredKeys: [] }),
  fc.record({ kind: fc.constant('dial'), number: word, answer: fc.oneof(fc.uuid(), word) }),
  fc.record({
    kind: fc.constant('verb'),
    verb: fc.constantFrom('answer', 'dial', 'call', 'quit'),
    answer: fc.uuid(),
  }),
  fc.anything({ withNullPrototype: true, withBigInt: true }),
)

it('whatever is clicked, typed or handed over: only dial strings come out, nothing dials by itself, nothing falls over', () => {
  const acts: string[] = []
  let came = 0
  fc.assert(
    fc.property(word, fc.array(fc.oneof(flag, word), { maxLength: 5 }), told, (link, argv, wish) => {
      const read = readLink(link)
      if (read.ok) expect(read.value.number).toMatch(DIAL_STRING)
      else expect(read.failure.param ?? '').not.toMatch(/\p{C}/u)

      const started = readConfig({ argv, env: {}, isDevelopment: false, cwd: '/' })
      if (started.ok) {
        const { link: found, command, dial } = started.value
        // A link is one of the words as it stood, it began with its scheme, and it stands alone.
        if (found !== undefined) {
          expect(argv.some((one) => one.startsWith(found))).toBe(true)
          expect(schemeOf(found)).toBeDefined()
        }
        expect([found, command, dial].filter((one) => one !== undefined).length).toBeLessThan(2)
        // Behind -- nothing is a flag.
        const behind = argv.slice(argv.indexOf('--') + 1)
        if (argv.includes('--') && command)
          expect(behind.includes(command) && !argv.slice(0, argv.indexOf('--')).includes(command)).toBe(false)
      } else expect(started.problem).not.toMatch(/\p{Cc}/u)

      const asked = createAskedNumber(() => undefined)
      const hear = createOutside({
        asked: {
          take(text) {
            const taken = asked.take(text)
            if (taken.dialable) {
              came += 1
              expect(taken.dialable.number).toMatch(DIAL_STRING)
            }
            return taken
          },
        },
        acts: {
          async act(name) {
            acts.push(name)
            return { ok: true, value: null }
          },
        },
        show: () => undefined,
        mayEnd: () => true,
        quit: () => undefined,
        leaveAnswer: (id) => expect(id).toMatch(/^[0-9a-f-]{36}$/i),
        log: () => undefined,
      })
      hear(wish)
    }),
    fuzz(5_000),
  )
  // Of everything that was handed over only verbs that have no number in them reach the phone.
  expect(acts.filter((name) => !['answer', 'show'].includes(name))).toEqual([])
  expect(came).toBeGreaterThan(0)
}, 3_600_000)
