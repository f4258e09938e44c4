import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readPolicy } from '../../../main/policy/read.ts'
import { POLICY, ruled } from '../../../preload/contract.ts'

const FILE = '/etc/ringdesk/policy.json'
const read = (policy: object) => readPolicy(JSON.stringify(policy), FILE)

describe('what a company writes', () => {
  it('is taken as it stands, an address as it is used', () => {
    const locked = { server: 'centre.example/', theme: 'dark', autoAnswer: 5, alertDevices: ['Headset'] }
    expect(read({ locked, defaults: { letterKeys: false } })).toEqual({
      locked: { ...locked, server: 'https://centre.example' },
      defaults: { letterKeys: false },
      problems: [],
    })
  })

  it('may be nothing', () => {
    expect(read({})).toEqual({ locked: {}, defaults: {}, problems: [] })
  })

  it('with a mistake costs that mistake, which is named with what was expected; the rest counts', () => {
    const { locked, defaults, problems } = read({
      locked: { theme: 'pink', hidden: true, colour: 'red' },
      defaults: { alertVolume: 11, language: 'es' },
      Locked: {},
    })
    expect([locked, defaults]).toEqual([{ hidden: true }, { language: 'es' }])
    expect(problems).toEqual([
      {
        kind: 'wrong',
        file: FILE,
        key: 'locked.theme',
        expected: '"system" | "light" | "dark" | "contrast"',
      },
      { kind: 'unknown', file: FILE, key: 'locked.colour' },
      { kind: 'wrong', file: FILE, key: 'defaults.alertVolume', expected: '0 … 1' },
      { kind: 'unknown', file: FILE, key: 'Locked' },
    ])
  })

  it.each([
    ['http://centre.example', 'server'],
    ['https://ana:x@centre.example', 'server'],
    ['company.pem', 'caFile'],
  ])('%s is no %s', (value, key) => {
    expect(read({ locked: { [key]: value } })).toMatchObject({ locked: {}, problems: [{ kind: 'wrong' }] })
  })

  it('and forbids is forbidden too where its value cannot be read', () => {
    const { locked } = read({ locked: { autoAnswer: 'nevr', remotePictures: 'no', updates: 'no' } })
    expect(locked).toEqual({ autoAnswer: 'never', remotePictures: false })
    expect(read({ locked: ['autoAnswer'] }).locked).toEqual({ autoAnswer: 'never', remotePictures: false })
    expect(read({ defaults: { autoAnswer: 'nevr' } }).defaults).toEqual({})
  })

  it.each(['', '{', '7', '[]', 'null'])(
    'that is %j instead of an object is no policy, and forbids',
    (text) => {
      expect(readPolicy(text, FILE)).toEqual({
        locked: { autoAnswer: 'never', remotePictures: false },
        defaults: {},
        problems: [{ kind: 'notJson', file: FILE }],
      })
    },
  )

  it('may begin with the mark of a Windows editor', () => {
    expect(readPolicy('\uFEFF{"locked": {"theme": "dark"}}', FILE).locked).toEqual({ theme: 'dark' })
  })

  it('never reaches what every object has', () => {
    const text = '{"locked": {"__proto__": 1, "constructor": 2, "toString": 3}}'
    expect(readPolicy(text, FILE).problems.map(({ key }) => key)).toEqual([
      'locked.__proto__',
      'locked.constructor',
      'locked.toString',
    ])
  })
})

it('a locked value wins over everything, a default over nothing but silence', () => {
  const policy = { locked: { theme: 'dark' as const }, defaults: { language: 'es' as const, hidden: true } }
  expect(ruled(policy, 'theme', 'light')).toBe('dark')
  expect(ruled(policy, 'language', 'en')).toBe('en')
  expect(ruled(policy, 'language')).toBe('es')
  expect(ruled(policy, 'hidden', false)).toBe(false)
  expect(ruled(policy, 'server')).toBeUndefined()
})

it('the document names every option with what may stand there, and none that there is not', () => {
  const rows = readFileSync('docs/policy.md', 'utf8').matchAll(/^\| `(\w+)` \| (`[^|]*(?:\\\|[^|]*)*`) \|/gm)
  const documented: unknown = Object.fromEntries(
    [...rows].map(([, key, value]) => [key, value?.replaceAll('\\|', '|').slice(1, -1)]),
  )
  expect(documented).toEqual(
    Object.fromEntries(Object.entries(POLICY).map(([key, { notation }]) => [key, notation])),
  )
})
