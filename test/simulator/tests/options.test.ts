import { expect, test } from 'vitest'
import { readCommandLine, readControlLine } from '../options.ts'

test('the simulator takes port, seed and scenario, and has a default for each', () => {
  expect(readCommandLine([])).toEqual({ port: 0, seed: '1', scenario: 'morning' })
  const given = ['--port', '8137', '--seed=x y', '--scenario', 'busy']
  expect(readCommandLine(given)).toEqual({ port: 8137, seed: 'x y', scenario: 'busy' })
})

test('a control line is a verb with its parts, of which lists and objects are JSON', () => {
  const line = readControlLine([
    '--url',
    'http://127.0.0.1:1',
    'call',
    '--from',
    '+1',
    '--menu',
    '--onDigit',
    '{"1":{}}',
  ])
  expect(line).toEqual({
    url: new URL('http://127.0.0.1:1/control/call'),
    verb: 'call',
    body: { from: '+1', menu: 'true', onDigit: { 1: {} } },
  })
})

test.each([
  [['--port', 'http'], '--port http is not a port'],
  [['--port', '70000'], '--port 70000 is not a port'],
  [['--scenario', 'storm'], '--scenario storm is not known; there are quiet, morning, mixed, auto, busy'],
  [['--weather', 'x'], '--weather is not known; there are --port, --seed, --scenario'],
  [['--seed', '1', '--seed', '2'], '--seed is given twice'],
  [['now'], 'now is one word too many'],
  [['--'], 'cannot read --'],
])('%j does not start a simulator: %s', (argv, message) => {
  expect(() => readCommandLine(argv)).toThrow(message)
})

test.each([
  [['call'], '--url is missing'],
  [['--url', 'nowhere', 'call'], '--url nowhere is no address'],
  [['--url', 'http://127.0.0.1:1'], 'there is no verb'],
  [['--url', 'http://127.0.0.1:1', 'call', 'now'], 'now is one word too many'],
  [['--url', 'http://127.0.0.1:1', 'set', '--settings', '{'], '--settings is not JSON: {'],
])('%j is no control line: %s', (argv, message) => {
  expect(() => readControlLine(argv)).toThrow(message)
})
