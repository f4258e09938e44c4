/**
 * What is wrong with the page as it is laid out now; run in the page, so it stands by itself. Text that does not fit
 * ends in an ellipsis and says the whole in a tooltip; nothing scrolls sideways; whatever can be pressed measures 24 px
 * each way (WCAG 2.2, 1.4.10 and 2.5.8).
 */
export function measure(): string[] {
  const problems: string[] = []
  const isSeen = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) &&
    element.closest('.unseen') === null &&
    getComputedStyle(element).clipPath === 'none'
  const nameOf = (element: Element) => {
    const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)
    return `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> ${words}`
  }
  const tell = (what: string, element: Element) => problems.push(`${what}: ${nameOf(element)}`)
  const isField = (element: Element) => element.matches('input, select, textarea, progress, svg, svg *')

  const root = document.documentElement
  if (root.scrollWidth > root.clientWidth) tell(`${root.scrollWidth - root.clientWidth} px too wide`, root)
  for (const element of document.body.querySelectorAll('*')) {
    if (isField(element) || !isSeen(element)) continue
    const { overflowX, overflowY, textOverflow, webkitLineClamp } = getComputedStyle(element)
    const wide = element.scrollWidth - element.clientWidth
    const high = element.scrollHeight - element.clientHeight
    const mayEnd = textOverflow === 'ellipsis' || webkitLineClamp !== 'none'
    const isTold = element.closest('[title]') !== null
    if (['auto', 'scroll'].includes(overflowX) && wide > 1) tell(`scrolls ${wide} px sideways`, element)
    if (['hidden', 'clip'].includes(overflowX) && wide > 1 && !(mayEnd && isTold))
      tell(mayEnd ? 'ends early without a tooltip' : `cut off by ${wide} px`, element)
    // A line's own accents and tails may reach a little out of it.
    if (['hidden', 'clip'].includes(overflowY) && high > 4 && !(mayEnd && isTold))
      tell(`cut off by ${high} px in height`, element)
  }

  const pressed = 'button, a[href], input, select, textarea, summary, [role=option], [tabindex="0"]'
  for (const element of document.body.querySelectorAll(pressed)) {
    const target = element.matches('[type=checkbox], [type=radio]')
      ? (element.closest('label') ?? element)
      : element
    if (!isSeen(target) || getComputedStyle(target).display === 'inline') continue
    const { width, height } = target.getBoundingClientRect()
    if (width < 24 || height < 24) tell(`${Math.round(width)} × ${Math.round(height)} px to press`, target)
  }
  return problems
}

/** What moves, or would move, although the person asked for less motion; run in the page. */
export function moving(): string[] {
  const nameOf = (element: Element | null) => element?.className.toString() ?? ''
  const running = document.getAnimations().flatMap((animation) => {
    const { effect } = animation
    const lasts = Number(effect?.getComputedTiming().duration ?? 0)
    const element = effect instanceof KeyframeEffect ? effect.target : null
    return lasts > 1 ? [`moves for ${lasts} ms: ${nameOf(element)}`] : []
  })
  // What glides from one state to the next stands still until then.
  const gliding = [...document.body.querySelectorAll('*')].flatMap((element) => {
    const { transitionDuration, transitionProperty } = getComputedStyle(element)
    const lasts = Math.max(...transitionDuration.split(',').map(parseFloat))
    return lasts > 0.001 && transitionProperty !== 'none' ? [`glides for ${lasts} s: ${nameOf(element)}`] : []
  })
  return [...running, ...gliding]
}

/** What is pressed or filled in and has no edge of its own where the system takes the colours away; run in the page. */
export const edgeless = (): string[] =>
  [...document.querySelectorAll('.button, select, textarea, input:not([type=range])')]
    .filter((element) => element.checkVisibility())
    .filter((element) => {
      const { borderTopWidth, borderTopStyle, opacity } = getComputedStyle(element)
      const box = opacity === '0' ? element.parentElement : undefined
      const width = box ? getComputedStyle(box).borderTopWidth : borderTopWidth
      return parseFloat(width) < 1 || borderTopStyle === 'none'
    })
    .filter((element) => !element.matches('[type=checkbox], [type=radio]'))
    .map((element) => `no edge: ${element.className} ${(element.textContent ?? '').trim().slice(0, 30)}`)
