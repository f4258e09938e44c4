/** A part of a file by its bytes, both ends included; without an end, to the last one. */
export interface Range {
  start: number
  end?: number
}

/** `bytes=5-` or `bytes=5-9`; any other form counts as the whole, which it may (RFC 9110, 14.2). */
export function readRange(header: string | null): Range | undefined {
  const [, start, end] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(header ?? '') ?? []
  if (start === undefined) return undefined
  if (!end) return { start: Number(start) }
  return Number(end) < Number(start) ? undefined : { start: Number(start), end: Number(end) }
}

/** `bytes 5-9/20` of an answer: where it begins and how long the whole is. */
export function readContentRange(header: string | null): { start: number; total: number } | undefined {
  const [, start, total] = /^bytes (\d{1,15})-\d{1,15}\/(\d{1,15})$/.exec(header ?? '') ?? []
  return start === undefined ? undefined : { start: Number(start), total: Number(total) }
}

/** The bytes of a stream from `skip` on, at most `count`; what comes before is read and dropped, what comes after is not read. */
export function partOf(
  source: ReadableStream<Uint8Array>,
  skip: number,
  count: number,
): ReadableStream<Uint8Array> {
  const reader = source.getReader()
  let before = skip
  let left = count
  return new ReadableStream({
    async pull(controller) {
      for (;;) {
        const { done, value } = left > 0 ? await reader.read() : { done: true as const, value: undefined }
        if (done) {
          controller.close()
          return reader.cancel()
        }
        const piece = value.subarray(before, before + left)
        before -= Math.min(before, value.length)
        left -= piece.length
        if (piece.length > 0) return controller.enqueue(piece)
      }
    },
    cancel: (reason) => reader.cancel(reason),
  })
}
