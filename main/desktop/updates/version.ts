/** `1.2.3`, or `1.2.3-mark` for something that comes before it. */
const VERSION = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})(?:-([\da-z]+(?:[.-][\da-z]+)*))?$/i

export const isVersion = (text: string): boolean => VERSION.test(text)

/** Below 0 where the first comes before the second, as semver orders them; a mark counts as one word. */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [parts(one), parts(other)]
  for (const [i, number] of a.numbers.entries()) {
    const difference = number - (b.numbers[i] ?? 0)
    if (difference !== 0) return difference
  }
  if (a.mark === b.mark) return 0
  if (a.mark === undefined) return 1
  if (b.mark === undefined) return -1
  return a.mark < b.mark ? -1 : 1
}

function parts(version: string) {
  const [, major, minor, patch, mark] = VERSION.exec(version) ?? []
  return { numbers: [Number(major), Number(minor), Number(patch)], mark }
}
