import { inject, reactive, type InjectionKey } from 'vue'
import { readKeymap, type Keymap } from './desk/keymap.ts'
import { LANGUAGES, type Language } from './messages.ts'

export const THEMES = ['system', 'light', 'dark', 'contrast'] as const
export type Theme = (typeof THEMES)[number]
export const TEXT_SIZES = ['usual', 'large', 'larger'] as const
export type TextSize = (typeof TEXT_SIZES)[number]
export const DENSITIES = ['usual', 'roomy'] as const
export type Density = (typeof DENSITIES)[number]

/** What the agent chose for this window; kept on this machine and nowhere else. */
export interface Preferences {
  theme: Theme
  language: Language
  /** Single letters act as commands (WCAG 2.1.4 lets a person switch that off). */
  letterKeys: boolean
  /** The keys that were changed. */
  keys: Keymap
  textSize: TextSize
  density: Density
}

export const PREFERENCES: InjectionKey<Preferences> = Symbol('preferences')
const KEY = 'ringdesk.preferences'

const oneOf = <T extends string>(values: readonly T[], value: unknown, otherwise: T): T =>
  values.find((known) => known === value) ?? otherwise

const stored = (storage: Storage): Record<string, unknown> => {
  try {
    const read: unknown = JSON.parse(storage.getItem(KEY) ?? '{}')
    return typeof read === 'object' && read !== null ? { ...read } : {}
  } catch {
    return {}
  }
}

/** Reads what was chosen before; anything odd counts as not chosen. */
export function loadPreferences(storage: Storage, systemLanguage: string): Preferences {
  const was = stored(storage)
  return reactive({
    theme: oneOf(THEMES, was['theme'], 'system'),
    language: oneOf(LANGUAGES, was['language'], oneOf(LANGUAGES, systemLanguage.slice(0, 2), 'en')),
    letterKeys: was['letterKeys'] !== false,
    keys: readKeymap(was['keys']),
    textSize: oneOf(TEXT_SIZES, was['textSize'], 'usual'),
    density: oneOf(DENSITIES, was['density'], 'usual'),
  })
}

/** Keeps the choice for the next start. A full or forbidden storage costs only the remembering. */
export function savePreferences(storage: Storage, preferences: Preferences): void {
  try {
    storage.setItem(KEY, JSON.stringify(preferences))
  } catch {
    return
  }
}

/** The preferences of the window this component stands in. */
export function usePreferences(): Preferences {
  const preferences = inject(PREFERENCES)
  if (!preferences) throw new Error('No preferences were provided')
  return preferences
}
