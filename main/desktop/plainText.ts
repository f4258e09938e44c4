/** Marks that turn text around, hide it or change what stands beside it: none belongs into somebody's name. */
const UNSEEN =
  /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u034f\u115f\u1160\u17b4\u17b5\u2028\u2029\u3164\uffa0\u{e0000}-\u{e0fff}]/gu
const LONGEST = 80

/** Somebody else's words, on one line and short enough for a notification. */
export function plainText(text: string): string {
  const line = text.replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim()
  const characters = Array.from(line)
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : line
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Linux's notification servers read the body as markup. */
export const escapeMarkup = (text: string): string => text.replace(/[&<>"']/g, (c) => ENTITIES[c] ?? '')
