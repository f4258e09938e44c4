import { onBeforeUnmount, onMounted } from 'vue'
import { usePreferences } from '../preferences.ts'

/** What a key does, by its combination: `M`, `?`, `Ctrl+Shift+A`. */
export type Hotkeys = Record<string, () => void>

const TEXT_FIELDS = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])'

/** The combination of an event, in the notation of the table. On a Mac the command key counts as Ctrl. */
export function combination(event: KeyboardEvent): string {
  const ctrl = event.ctrlKey || event.metaKey
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key
  // Shift is part of how `?` or `*` is typed, and says nothing by itself there.
  const shift = event.shiftKey && (ctrl || /^[A-Z]$/.test(key))
  return [ctrl && 'Ctrl', event.altKey && 'Alt', shift && 'Shift', key].filter(Boolean).join('+')
}

/** Whether keys typed here are text, so that a single letter must not act. */
export const isTextField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(TEXT_FIELDS) !== null

const isDialogOpen = () => document.querySelector('dialog[open]') !== null

/** Keys of the whole window. Single ones are silent in text fields, behind an open sheet, or when switched off. */
export function useHotkeys(hotkeys: Hotkeys): void {
  const preferences = usePreferences()
  function hear(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || event.repeat) return
    const keys = combination(event)
    const act = hotkeys[keys]
    const isSingle = !keys.includes('Ctrl+')
    if (!act || (isSingle && (!preferences.letterKeys || isTextField(event.target) || isDialogOpen()))) return
    event.preventDefault()
    act()
  }
  onMounted(() => window.addEventListener('keydown', hear))
  onBeforeUnmount(() => window.removeEventListener('keydown', hear))
}
