/** What an address of a letter is good for. */
export interface Address {
  /** As it would be opened: without tricks of spelling. */
  href: string
  /** `https:` and `mailto:` are opened, where the person says so; the rest is only shown. */
  opens: boolean
}

const SHOWN = ['https:', 'http:', 'mailto:', 'tel:']
const LONGEST = 4_000

/** Reads where a link leads; nothing for one that leads nowhere, into a script, or to this machine's files. */
export function readAddress(given: string): Address | undefined {
  const text = given.replace(/[\u0000-\u0020]+/g, '')
  if (text.length > LONGEST || !URL.canParse(text)) return undefined
  const url = new URL(text)
  if (!SHOWN.includes(url.protocol)) return undefined
  if (url.protocol.startsWith('http') && (url.hostname === '' || url.username !== '' || url.password !== ''))
    return undefined
  return { href: url.href, opens: url.protocol === 'https:' || url.protocol === 'mailto:' }
}
