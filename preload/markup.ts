import type { MessageBody } from './contract.ts'

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Does this text mean to be HTML, though nobody said so? */
export const isHtml = (text: string): boolean =>
  /^\s*<(!doctype html|html|body|div|p|table|span)\b/i.test(text) ||
  /<(br|\/p|\/div|\/table)\s*\/?>/i.test(text)

/** The HTML of a message: its part of that type, else a body that is HTML. Nothing where it was written as text. */
export function htmlOf({ body, bodyParts }: MessageBody): string | undefined {
  const part = textIn(bodyParts?.['text/html'])
  if (part.trim() !== '') return part
  const said = [textIn(body), textIn(bodyParts?.['text/plain'])].find((text) => text.trim() !== '') ?? ''
  return isHtml(said) ? said : undefined
}
