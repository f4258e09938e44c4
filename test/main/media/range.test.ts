import { describe, expect, test } from 'vitest'
import { partOf, readContentRange, readRange } from '../../../main/media/range.ts'

describe('a range that a player asks for', () => {
  test.each([
    ['bytes=0-', { start: 0 }],
    ['bytes=44-', { start: 44 }],
    ['bytes=5-9', { start: 5, end: 9 }],
    ['bytes=5-5', { start: 5, end: 5 }],
  ])('%s is read', (header, range) => expect(readRange(header)).toEqual(range))

  test.each([null, '', 'bytes=', 'bytes=-5', 'bytes=9-5', 'bytes=0-1,4-5', 'lines=0-', 'bytes=1e9-'])(
    '%s counts as the whole',
    (header) => expect(readRange(header)).toBeUndefined(),
  )
})

test.each([
  ['bytes 5-9/20', { start: 5, total: 20 }],
  ['bytes 5-9/*', undefined],
  ['bytes */20', undefined],
  [null, undefined],
])('what a server sends of it, %s, is read', (header, read) => expect(readContentRange(header)).toEqual(read))

/** A stream of these pieces that knows whether it was given up. */
function aStream(...pieces: string[]) {
  const stream = { cancelled: false, read: 0 }
  const source = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const piece = pieces[stream.read]
        stream.read += 1
        if (piece === undefined) controller.close()
        else controller.enqueue(new TextEncoder().encode(piece))
      },
      cancel: () => void (stream.cancelled = true),
    },
    { highWaterMark: 0 },
  )
  return { stream, source }
}

describe('a part of a stream', () => {
  test.each([
    [0, 9, 'abcdefghi'],
    [2, 3, 'cde'],
    [3, 3, 'def'],
    [8, 1, 'i'],
    [4, 99, 'efghi'],
    [9, 5, ''],
  ])('from %i, %i bytes long', async (skip, count, text) => {
    const { source } = aStream('abc', 'def', 'ghi')
    expect(await new Response(partOf(source, skip, count)).text()).toBe(text)
  })

  test('what comes after it is not read, and the server is told', async () => {
    const { source, stream } = aStream('abc', 'def', 'ghi')
    await new Response(partOf(source, 0, 3)).text()
    expect(stream).toEqual({ cancelled: true, read: 1 })
  })

  test('whoever stops listening stops the server', async () => {
    const { source, stream } = aStream('abc', 'def', 'ghi')
    await partOf(source, 0, 9).cancel()
    expect(stream.cancelled).toBe(true)
  })
})
