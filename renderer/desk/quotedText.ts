/** What was written, and what of earlier letters stands below it. */
export interface Parted {
  text: string
  quoted: string
}

const isQuote = (line: string): boolean => /^\s*>/.test(line)
const DIVIDER =
  /^\s*-{2,}\s*(?:Original Message|Mensaje original|Forwarded message|Mensaje reenviado)\s*-{2,}\s*$/i

/** Parts a plain letter from the history at its end; one that is nothing but quotes is left as it is. */
export function partQuoted(whole: string): Parted {
  const lines = whole.split('\n')
  const divided = lines.findIndex((line) => DIVIDER.test(line))
  let from = divided === -1 ? lines.length : divided
  if (divided === -1) {
    while (from > 0 && (isQuote(lines[from - 1] ?? '') || lines[from - 1]?.trim() === '')) from -= 1
    if (!lines.slice(from).some(isQuote)) return { text: whole, quoted: '' }
    // `On Tuesday Eva wrote:` belongs to what she wrote.
    if (/:\s*$/.test(lines[from - 1] ?? '')) from -= 1
  }
  const text = lines.slice(0, from).join('\n').trimEnd()
  if (text === '') return { text: whole, quoted: '' }
  return { text, quoted: lines.slice(from).join('\n').trim() }
}
