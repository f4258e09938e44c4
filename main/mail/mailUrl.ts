import { APP_ORIGIN } from '../sender.ts'

/** Where the documents of letters are; the policy of the window allows frames from here and from nowhere else. */
export const MAIL_FOLDER = `${APP_ORIGIN}/mail/`

/** Where the page finds the document of a letter that was made for it. */
export const mailUrl = (mail: string): string => MAIL_FOLDER + encodeURIComponent(mail)

/** Is this an address of a letter, or one that would like to be? */
export const isMailUrl = (url: string): boolean => url.startsWith(MAIL_FOLDER)

/** Which letter an address means; nothing where it is not exactly one of ours. */
export const readMailUrl = (url: string): string | undefined =>
  /^[\da-f-]{36}$/.exec(isMailUrl(url) ? url.slice(MAIL_FOLDER.length) : '')?.[0]
