/** A line of e-mail addresses, taken apart where commas and semicolons outside of quotes stand. */
export function listAddresses(line: string): string[] {
  const found = line.match(/(?:"[^"]*"|[^,;"]|")+/g) ?? []
  return found.map((one) => one.trim()).filter((one) => one !== '')
}

/** What stands in the angle brackets behind a name, else the whole. */
export const bareAddress = (text: string): string => (/<([^<>]*)>\s*$/.exec(text)?.[1] ?? text).trim()

/** Could a letter be sent to it? Bare, or behind a name in angle brackets; a name with a comma in it stands in quotes. */
export const isAddress = (text: string): boolean =>
  /^(?:"[^"<>]*"\s*<[^<>]+>|[^<>@"]*<[^<>]+>|[^<>]+)$/.test(text) &&
  /^[^\s@<>"(),:;[\]\\]+@(?:[^\s@<>"(),:;[\]\\.]+\.)*[^\s@<>"(),:;[\]\\.]+$/.test(bareAddress(text))

/** One and the same mailbox, however it is written. */
export const isSameAddress = (one: string, other: string): boolean =>
  bareAddress(one).toLowerCase() === bareAddress(other).toLowerCase()
