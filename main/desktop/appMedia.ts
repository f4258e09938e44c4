import { isMailUrl } from '../mail/mailUrl.ts'
import type { Softphone } from '../phone.ts'
import { createAppMail } from './appMail.ts'
import type { Media } from './appProtocol.ts'
import { createAppSounds } from './appSounds.ts'

/** The sounds and letters of the phone, as a protocol answers them. */
export function createAppMedia(phone: Pick<Softphone, 'sound' | 'mail'>): Media {
  const mail = createAppMail(phone.mail)
  const sounds = createAppSounds(phone.sound)
  return async ({ method, url, headers }) => {
    const request = { method, url, headers: new Headers(headers) }
    const answer = isMailUrl(url) ? mail(request) : await sounds(request)
    const data = Buffer.from(await answer.arrayBuffer())
    return { statusCode: answer.status, headers: Object.fromEntries(answer.headers), data }
  }
}
