import { onBeforeUnmount, onMounted } from 'vue'
import type { Commands } from '../desk/commands.ts'
import { isLetter, ownerOf } from '../desk/keymap.ts'
import { usePreferences } from '../preferences.ts'

const TEXT_FIELDS = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])'
const NAMES: Record<string, string> = { ' ': 'Space' }

/** The combination of an event, in the notation of the list. On a Mac the command key counts as Ctrl. */
export function combination(event: KeyboardEvent): string {
  const ctrl = event.ctrlKey || event.metaKey
  const key = event.key.length === 1 ? (NAMES[event.key] ?? event.key.toUpperCase()) : event.key
  // Shift is part of how `?` or `*` is typed, and says nothing by itself there.
  const shift = event.shiftKey && (ctrl || key.length > 1 || /^\p{L}$/u.test(key))
  return [ctrl && 'Ctrl', event.altKey && 'Alt', shift && 'Shift', key].filter(Boolean).join('+')
}

const MODIFIERS = ['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock']

/** The combination that is chosen with this event; nothing while only modifiers are down. */
export const chosenKeys = (event: KeyboardEvent): string | undefined =>
  event.repeat || event.isComposing || MODIFIERS.includes(event.key) ? undefined : combination(event)

/** Whether keys typed here are text, so that a single letter must not act. */
export const isTextField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(TEXT_FIELDS) !== null

const isDialogOpen = () => document.querySelector('dialog[open]') !== null

/** Escape empties a field that searches before it leaves it. */
const isEmptied = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement && target.type === 'search' && target.value !== ''

/**
 * Keys of the whole window. Single ones are silent in text fields, behind an open sheet, or when switched off; Escape
 * leaves a field, where nothing nearer wanted it, so that they act again.
 */
export function useHotkeys(commands: Commands, leave: () => void): void {
  const preferences = usePreferences()
  const isSilent = ({ target }: KeyboardEvent) =>
    !preferences.letterKeys || isTextField(target) || isDialogOpen()

  function hear(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || event.repeat) return
    const keys = combination(event)
    if (keys === 'Escape' && isTextField(event.target) && !isDialogOpen() && !isEmptied(event.target))
      return leave()
    const id = ownerOf(keys, preferences.keys)
    if (!id || (isLetter(keys) && isSilent(event))) return
    event.preventDefault()
    const act = commands[id]().find(({ byKey }) => byKey)
    if (act && !act.off) act.run()
  }
  onMounted(() => window.addEventListener('keydown', hear))
  onBeforeUnmount(() => window.removeEventListener('keydown', hear))
}
