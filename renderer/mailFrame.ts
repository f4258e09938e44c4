/** What a letter in its frame is attended with. */
export interface Attending {
  /** The person wants to follow the link of this number. */
  follow(link: number): void
}

/** Taller than this it scrolls, CSS pixels: a frame of a mile helps nobody. */
const TALLEST = 12_000

/**
 * Sees to a letter from outside of its frame, in which no script runs: the frame is as tall as the letter is, its links ask
 * before they lead anywhere, and the phone's keys work over it. Returns its own undo.
 */
export function attendLetter(frame: HTMLIFrameElement, { follow }: Attending): () => void {
  const letter = frame.contentDocument
  if (!letter?.body) return () => undefined
  const { body } = letter

  const fit = () => {
    frame.style.height = `${Math.min(Math.ceil(body.getBoundingClientRect().height), TALLEST)}px`
  }
  /** Nodes of the frame are of its own classes: there is no `instanceof` across. */
  const linkAt = (target: EventTarget | null): number | undefined => {
    const link = (target as Element | null)?.closest?.('[data-link]')?.getAttribute('data-link')
    return link === null || link === undefined ? undefined : Number(link)
  }
  function click(event: Event): void {
    const link = linkAt(event.target)
    if (link !== undefined) follow(link)
  }
  function key(event: KeyboardEvent): void {
    const link = linkAt(event.target)
    if (link !== undefined && event.key === 'Enter') {
      event.preventDefault()
      return follow(link)
    }
    // Whoever reads a letter while a call rings must not lose the keys of the phone to it.
    const { key, code, ctrlKey, shiftKey, altKey, metaKey, repeat, isComposing } = event
    const same = { key, code, ctrlKey, shiftKey, altKey, metaKey, repeat, isComposing }
    const heard = new KeyboardEvent('keydown', { ...same, bubbles: true, cancelable: true })
    if (!frame.dispatchEvent(heard)) event.preventDefault()
  }

  /** A letter without colours of its own has the window's, whatever theme that is in. */
  function dress(): void {
    const { documentElement: root } = letter as Document
    if (root.classList.contains('coloured')) return
    const { color, colorScheme } = getComputedStyle(frame)
    Object.assign(root.style, { color, colorScheme })
  }

  const watch = new ResizeObserver(fit)
  watch.observe(body)
  fit()
  const theme = new MutationObserver(dress)
  theme.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  dress()
  letter.addEventListener('click', click)
  letter.addEventListener('keydown', key)
  return () => {
    watch.disconnect()
    theme.disconnect()
    letter.removeEventListener('click', click)
    letter.removeEventListener('keydown', key)
  }
}
