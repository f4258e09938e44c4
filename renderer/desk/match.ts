/** Small letters without accents, in words. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}+#*]+/u)
    .filter((word) => word !== '')

const sameStart = (one: string, other: string): number => {
  let length = 0
  while (length < one.length && one[length] === other[length]) length += 1
  return length
}

/** The least that it costs to spell the letters by starts of these words, in their order; each word begun costs one. */
function spell(letters: string, words: readonly string[], from: number): number {
  if (letters === '') return 0
  let least = Infinity
  for (let at = from; at < words.length; at += 1)
    for (let length = sameStart(letters, words[at] ?? ''); length > 0; length -= 1)
      least = Math.min(least, 1 + at / 100 + spell(letters.slice(length), words, at + 1))
  return least
}

/**
 * How well a text answers to what was typed, by the starts of its words: "hu" and "ha u" both mean "Hang up". The less
 * the better; nothing where it does not.
 */
export function match(typed: string, text: string): number | undefined {
  const words = wordsOf(text)
  const cost = wordsOf(typed).reduce((sum, asked) => sum + spell(asked, words, 0), 0)
  return cost === Infinity ? undefined : cost
}
