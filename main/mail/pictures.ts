/** A picture as it came; rejects where there is none to be had. */
export type FetchPicture = (address: string, most: number) => Promise<Uint8Array>

const MOST = 60
const LARGEST = 5 * 1024 * 1024
/** Of one letter, bytes: the document that holds them is one string. */
const LARGEST_TOGETHER = 20 * 1024 * 1024
const AT_ONCE = 6

/** Files of pixels by their first bytes; what the server calls them counts for nothing. */
const KINDS: readonly [type: string, first: RegExp][] = [
  ['image/png', /^\x89PNG\r\n\x1a\n/],
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/gif', /^GIF8[79]a/],
  ['image/webp', /^RIFF[^]{4}WEBP/],
]

/** The picture's own type; nothing for what is no picture of pixels. */
export function kindOf(bytes: Uint8Array): string | undefined {
  const first = String.fromCharCode(...bytes.subarray(0, 16))
  return KINDS.find(([, form]) => form.test(first))?.[0]
}

/** The pictures that could be had, as `data:` by their address. Only `https:` is asked for. */
export async function fetchPictures(
  addresses: readonly string[],
  fetchPicture: FetchPicture,
): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  const left = addresses.filter((one) => /^https:/i.test(one)).slice(0, MOST)
  let room = LARGEST_TOGETHER

  async function work(): Promise<void> {
    for (let address = left.shift(); address !== undefined; address = left.shift()) {
      const bytes = await fetchPicture(address, Math.min(LARGEST, room)).catch(() => undefined)
      const type = bytes && kindOf(bytes)
      if (!bytes || type === undefined || bytes.length > room) continue
      room -= bytes.length
      found.set(address, `data:${type};base64,${Buffer.from(bytes).toString('base64')}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return found
}
