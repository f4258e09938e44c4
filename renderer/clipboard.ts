/**
 * Puts a text on the clipboard, in answer to a click; says whether it is there. The page has no permission for the newer
 * way, and needs none for this one.
 */
export function copyText(text: string): boolean {
  const holder = document.createElement('textarea')
  holder.value = text
  holder.className = 'unseen'
  const focused = document.activeElement
  document.body.append(holder)
  holder.select()
  const copied = document.execCommand('copy')
  holder.remove()
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
  return copied
}
