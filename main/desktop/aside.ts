/** What of a window is needed to put it out of the way. */
export interface Stage {
  isVisible(): boolean
  isMinimized(): boolean
  hide(): void
  showInactive(): void
  minimize(): void
}

export interface Aside {
  /** Out of the agent's way, and to be had back: hidden where an icon brings it back, else in the task bar. */
  go(): 'hidden' | 'minimised'
  /** The icon has come or gone: a window that is out of the way goes where it can be had back from. */
  look(): void
  /** The agent has it before them again. */
  back(): void
}

/** Puts a window aside, and keeps it within reach whatever becomes of the icon. */
export function createAside(window: Stage, canHide: () => boolean): Aside {
  let at: 'hidden' | 'minimised' | undefined

  function go(): 'hidden' | 'minimised' {
    at = canHide() ? 'hidden' : 'minimised'
    // In the task bar some desktops call it visible, and some do not.
    if (at === 'minimised') minimise()
    else if (window.isVisible() || window.isMinimized()) window.hide()
    return at
  }
  function minimise(): void {
    // Shown first without the focus: minimising a window that is not on the screen would take it.
    if (!window.isVisible()) window.showInactive()
    window.minimize()
  }
  return {
    go,
    look() {
      if (at && at !== (canHide() ? 'hidden' : 'minimised')) go()
    },
    back() {
      at = undefined
    },
  }
}
