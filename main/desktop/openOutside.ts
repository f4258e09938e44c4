import { dialog, shell } from 'electron'
import { plainText } from './plainText.ts'
import type { Texts } from './texts.ts'

/** A question that nobody can read is no question. */
const LONGEST = 600

/**
 * Asks with the real address before anything outside is opened. The question is the system's and not the page's, which
 * could be made to say yes; it stands beside the window, so that a call can be answered all the same.
 */
export const createOpenOutside =
  ({ link }: Texts) =>
  async (address: string, says: string): Promise<boolean> => {
    const url = new URL(address)
    if (url.protocol !== 'https:' && url.protocol !== 'mailto:') return false
    const called = plainText(says)
    const { response } = await dialog.showMessageBox({
      type: 'question',
      message: link.ask,
      detail: [url.href.slice(0, LONGEST), called && `${link.says} ${called}`].filter(Boolean).join('\n\n'),
      buttons: [link.cancel, link.open],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    })
    if (response !== 1) return false
    await shell.openExternal(url.href)
    return true
  }
