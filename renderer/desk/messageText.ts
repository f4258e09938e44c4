import type { MessageBody } from '../../preload/contract.ts'
import { isHtml } from '../../preload/markup.ts'
import { htmlText } from './htmlText.ts'

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')

/**
 * What a message says, as text: what was written as text if there is any, else the words of its HTML. Nothing where the
 * body has not come along.
 */
export function messageText({ body, bodyParts }: MessageBody): string | undefined {
  if (body === undefined && bodyParts === undefined) return undefined
  const texts = [textIn(body), textIn(bodyParts?.['text/plain']), textIn(bodyParts?.['text/html'])]
  const said = texts.find((text) => text.trim() !== '') ?? ''
  const isMarkup = said === texts[2] || isHtml(said)
  return harmless(isMarkup ? htmlText(said) : said)
}

/** Lines stay; what turns the reading direction or cannot be seen goes (as `plain` of format.ts does for a line). */
const harmless = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]+/gu, '')
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g, '')
