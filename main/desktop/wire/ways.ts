/** One way to a server: straight, or through the proxy at this address (`http://host:port`, or `https://`). */
export type Way = string | undefined

/** The ways of a PAC answer (`PROXY host:port; DIRECT`), in its order; SOCKS is not spoken here and is passed over. */
export function waysOf(answer: string): Way[] {
  return answer.split(';').flatMap((part): Way[] => {
    const [kind = '', host = ''] = part.trim().split(/\s+/)
    if (kind === 'DIRECT') return [undefined]
    if ((kind === 'PROXY' || kind === 'HTTP') && host) return [`http://${host}`]
    return kind === 'HTTPS' && host ? [`https://${host}`] : []
  })
}
