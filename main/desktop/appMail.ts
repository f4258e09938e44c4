import type { Mail } from '../mail/mail.ts'
import { readMailUrl } from '../mail/mailUrl.ts'
import type { FileRequest } from './appFiles.ts'
import { HEADERS } from './appFiles.ts'

/** Serves the documents of letters to the frames of our own page; each has a policy of its own. */
export function createAppMail(document: Mail['document']): (request: FileRequest) => Response {
  return ({ method, url }) => {
    const mail = method === 'GET' ? readMailUrl(url) : undefined
    const found = mail === undefined ? undefined : document(mail)
    if (found) return new Response(found.html, { status: 200, headers: found.headers })
    return new Response(null, { status: method === 'GET' ? 404 : 405, headers: HEADERS })
  }
}
