import { basic } from '../../server/token.ts'

const NAMES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY']

/** Names and passwords that stand in the environment's proxies (`http://name:word@host:port`), by `host:port`. */
export function loginsIn(env: Readonly<Record<string, string | undefined>>): [string, string][] {
  return NAMES.flatMap((name): [string, string][] => {
    const value = env[name] ?? ''
    const text = value.includes('://') ? value : `http://${value}`
    if (!URL.canParse(text)) return []
    const { host, username, password } = new URL(text)
    return username === '' ? [] : [[host, basic(plain(username), plain(password))]]
  })
}

/** What is no escape is what it is. */
function plain(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
