import { dialog } from 'electron'
import type { Question } from './quit.ts'
import type { QuitWords } from './words.ts'

/**
 * The system's own question, beside the window and not in front of it, so that a call can be answered all the same. Whoever
 * presses Enter or Escape stays.
 */
export function askToQuit({ ask, detail, stay, quit }: QuitWords): Question {
  const withdrawn = new AbortController()
  const answer = dialog.showMessageBox({
    type: 'question',
    title: 'Ringdesk',
    message: ask,
    detail,
    buttons: [stay, quit],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
    signal: withdrawn.signal,
  })
  return { answer: answer.then(({ response }) => response === 1), withdraw: () => withdrawn.abort() }
}
