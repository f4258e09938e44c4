import {
  NO_POLICY,
  refuse,
  ruled,
  type ActionInput,
  type MessageBody,
  type Policy,
  type Result,
  type ShownMail,
  type Workitem,
} from '../../preload/contract.ts'
import { htmlOf } from '../../preload/markup.ts'
import { mailUrl } from './mailUrl.ts'
import { mailPage } from './page.ts'
import { fetchPictures, type FetchPicture } from './pictures.ts'
import { mailHeaders } from './policy.ts'
import { sanitize } from './sanitize.ts'

/** So many documents are kept for their frames; a frame that comes later is asked for again. */
const MOST_KEPT = 50

/** What the app's own protocol serves for a letter. */
export interface MailDocument {
  html: string
  headers: Record<string, string>
}

/** Letters in HTML, made harmless. */
export interface Mail {
  /** `NOT_FOUND` where there is no such message, `NO_MARKUP` where it was written as text. */
  show(input: ActionInput<'messages.show'>): Promise<Result<ShownMail>>
  openLink(input: ActionInput<'messages.openLink'>): Promise<Result<{ opened: boolean }>>
  document(mail: string): MailDocument | undefined
  /** Nobody is here any more to read them. */
  forget(): void
}

export interface MailPorts {
  find(workitemId: string): Promise<Workitem | undefined>
  /** A body that did not come along. */
  body(workitemId: string, index: number): Promise<Result<MessageBody>>
  uuid(): string
  fetchPicture: FetchPicture
  /** Asks the person and opens it outside; `says` is what the letter calls it. */
  openOutside(address: string, says: string): Promise<boolean>
  policy?: Policy | undefined
}

export function createMail(ports: MailPorts): Mail {
  const kept = new Map<string, { document: MailDocument; shown: ShownMail }>()

  async function source(workitemId: string, index: number): Promise<Result<string>> {
    const item = await ports.find(workitemId)
    const message = item?.messages[index]
    if (!message) return refuse('NOT_FOUND', 'There is no such message.')
    const hasBody = message.body !== undefined || message.bodyParts !== undefined
    const body: Result<MessageBody> = hasBody
      ? { ok: true, value: message }
      : await ports.body(workitemId, index)
    if (!body.ok) return body
    const html = htmlOf(body.value)
    return html === undefined
      ? refuse('NO_MARKUP', 'The message was written as text.')
      : { ok: true, value: html }
  }

  return {
    async show({ workitemId, index, pictures, words }) {
      const html = await source(workitemId, index)
      if (!html.ok) return html
      const first = sanitize(html.value, { words })
      const mayFetch = ruled(ports.policy ?? NO_POLICY, 'remotePictures') ?? true
      const fetched =
        pictures && mayFetch ? await fetchPictures(first.pictures, ports.fetchPicture) : undefined
      const letter = fetched ? sanitize(html.value, { words, shown: fetched }) : first
      const { html: text, sheet } = mailPage(letter, words.language)
      const mail = ports.uuid()
      const missing = letter.pictures.length - (fetched?.size ?? 0)
      const shown: ShownMail = {
        mail,
        url: mailUrl(mail),
        blocked: fetched ? 0 : missing,
        failed: fetched ? missing : 0,
        links: letter.links,
      }
      kept.set(mail, { document: { html: text, headers: mailHeaders(sheet) }, shown })
      for (const oldest of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(oldest)
      return { ok: true, value: shown }
    },
    async openLink({ mail, link }) {
      const found = kept.get(mail)?.shown.links[link]
      if (!found?.opens) return refuse('NOT_FOUND', 'There is no link like that to be opened.')
      return { ok: true, value: { opened: await ports.openOutside(found.address, found.text) } }
    },
    document: (mail) => kept.get(mail)?.document,
    forget: () => kept.clear(),
  }
}
