import { reactive } from 'vue'

/** What can be open under the controls of a workitem. */
export type Panel = 'transfer' | 'conference'

/** Which panel is open, by workitem: a look at other work leaves it as it is. */
export interface Panels {
  of(workitemId: string): Panel | undefined
  toggle(workitemId: string, panel: Panel): void
  show(workitemId: string, panel: Panel): void
  close(workitemId: string): void
  /** Whether the panel was opened just now, and wants the focus; asked once. */
  isFresh(workitemId: string): boolean
}

/** One open panel a workitem. */
export function createPanels(): Panels {
  const open = reactive(new Map<string, Panel>())
  let fresh = ''
  function show(workitemId: string, panel: Panel): void {
    fresh = workitemId
    open.set(workitemId, panel)
  }
  return {
    show,
    of: (workitemId) => open.get(workitemId),
    close: (workitemId) => void open.delete(workitemId),
    toggle(workitemId, panel) {
      if (open.get(workitemId) === panel) return void open.delete(workitemId)
      show(workitemId, panel)
    },
    isFresh(workitemId) {
      if (fresh !== workitemId) return false
      fresh = ''
      return true
    },
  }
}
