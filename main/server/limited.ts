import type { HttpAnswer } from '../ports.ts'

/** What was sent is more than was asked for. */
export class TooLarge extends Error {}

/** The text of an answer, which is given up once it is longer than `most` bytes; without a limit, whatever comes. */
export async function textOf(answer: HttpAnswer, most?: number): Promise<string> {
  if (most === undefined || !answer.body) return answer.text()
  const reader = answer.body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  for (let length = 0; ;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    length += value.length
    if (length > most) {
      void reader.cancel().catch(() => undefined)
      throw new TooLarge()
    }
    text += decoder.decode(value, { stream: true })
  }
}
