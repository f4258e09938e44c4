import { expect, test } from 'vitest'
import { search } from '../core/search.ts'
import { openHall } from './hall.ts'

const ITEMS = [
  {
    id: 'a',
    modifiedAt: 30,
    from: '+14805550134',
    name: 'Sofía Íñiguez',
    subject: 'Late delivery',
    priority: 4,
  },
  {
    id: 'b',
    modifiedAt: 20,
    from: '+14805550135',
    name: "Rory O'Neill",
    summary: 'late again',
    inboxId: 'q_sales',
  },
  {
    id: 'c',
    modifiedAt: 20,
    from: 'anonymous',
    messages: [{ from: 'x@y.z', body: 'A delivery came' }],
    skills: ['sales'],
  },
  { id: 'd', modifiedAt: 10, from: '+1 (480) 555-0136', note: 'ref 77120134', contactId: 'late' },
]
const order = {
  modifiedAt: (one: { modifiedAt: number }) => one.modifiedAt,
  id: (one: { id: string }) => one.id,
}
const find = (query: Record<string, string>) =>
  search(ITEMS, new URLSearchParams(query), order)
    .objects.map((one) => one.id)
    .join('')

test.each([
  ['', 'abcd'],
  ['sofia', 'a'],
  ['INIG', 'a'],
  ['niguez', ''],
  ['late', 'ab'],
  ['late delivery', 'a'],
  ['"late delivery"', 'a'],
  ['"delivery late"', ''],
  ['deliv', 'ac'],
  ['x@y', ''],
  ["o'ne", 'b'],
  ['0134', 'ad'],
  ['134', ''],
  ['5550136', 'd'],
  ['+1480', 'ab'],
  ['subject:late', 'a'],
  ['subject:lat', ''],
  ['subject:lat*', 'a'],
  ['subject:"late delivery"', 'a'],
  ['subject:delivery late', 'a'],
  ['summary:late subject:late', ''],
  ['inboxId:q_sales', 'b'],
  ['skills:sales', 'c'],
  ['priority:4', 'a'],
  ['priority:>=4', 'a'],
  ['modifiedAt:<=20', 'bcd'],
  ['modifiedAt:>=20 modifiedAt:<=20', 'bc'],
  ['weather:sunny', ''],
  ['constructor:Object', ''],
])('%j finds %j, the newest first', (q, found) => {
  expect(find({ q })).toBe(found)
})

test.each([
  'subject:',
  ':late',
  '"late',
  'subject:"la',
  'modifiedAt:>=soon',
  'modifiedAt:>5',
  '-',
  'na-me:x',
  'a:*',
])('%j cannot be read, and the answer names it', (q) => {
  expect(() => find({ q })).toThrow(/^q cannot be read at: /)
})

test('queryParams are exact matches, and queue is the inbox', () => {
  expect(find({ queryParams: '{"name":"Rory O\'Neill"}' })).toBe('b')
  expect(find({ queryParams: '{"name":"Rory"}' })).toBe('')
  expect(find({ queryParams: '{"queue":"q_sales","modifiedAt":20}' })).toBe('b')
  expect(find({ queryParams: '{"priority":"4"}' })).toBe('')
  expect(find({ queryParams: '{"priority":4}', q: 'rory' })).toBe('')
  for (const queryParams of ['{', '[]', '7']) expect(() => find({ queryParams })).toThrow(/queryParams/)
})

test('pages are cut by rows and start, with the totals', () => {
  const page = search(ITEMS, new URLSearchParams({ rows: '2', start: '1' }), order)
  expect([page.count, page.total, page.objects.map((one) => one.id)]).toEqual([2, 4, ['b', 'c']])
  expect(search(ITEMS, new URLSearchParams({ rows: '0' }), order)).toEqual({
    count: 0,
    total: 4,
    objects: [],
  })
  for (const query of [{ rows: 'x' }, { rows: '-1' }, { start: '1.5' }]) {
    expect(() => find(query as unknown as Record<string, string>)).toThrow(/must be a whole number/)
  }
})

test('rows default to 100 and are never more than 500', () => {
  const many = Array.from({ length: 600 }, (_, n) => ({ id: String(n), modifiedAt: n }))
  const count = (query: string) => search(many, new URLSearchParams(query), order).count
  expect([count(''), count('rows=700'), count('rows=50')]).toEqual([100, 500, 50])
})

test('an agent finds the own workitems over the wire', () => {
  const hall = openHall()
  const ana = hall.as('ana')
  ana.connect()
  hall.call()
  expect(ana.ask('GET /data/api/types/workitem?q=ben&rows=5').body).toMatchObject({ count: 1, total: 1 })
  expect(ana.ask('GET /data/api/types/workitem?q=%22ben')).toMatchObject({
    status: 400,
    body: { code: 'BAD_REQUEST', param: 'q' },
  })
  expect(hall.as('ivo').ask('GET /data/api/types/workitem?q=ben').body['total']).toBe(0)
})
