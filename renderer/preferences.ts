import { inject, reactive, type InjectionKey } from 'vue'
import type { Policy } from '../preload/contract.ts'
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
/** What the company has set, as the last start was told: the first look of the next one is right. */
const COMPANY = 'ringdesk.company'

const oneOf = <T extends string>(values: readonly T[], value: unknown, otherwise: T): T =>
  values.find((known) => known === value) ?? otherwise

const stored = (storage: Storage, key = KEY): Record<string, unknown> => {
  try {
    const read: unknown = JSON.parse(storage.getItem(key) ?? '{}')
    return typeof read === 'object' && read !== null ? { ...read } : {}
  } catch {
    return {}
  }
}

const objectIn = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {})

/** Locked by the company, else chosen before, else the company's default; anything odd counts as not chosen. */
export function loadPreferences(storage: Storage, systemLanguage: string): Preferences {
  return reactive(effective(storage, stored(storage), systemLanguage))
}

function effective(storage: Storage, chosen: object, systemLanguage: string): Preferences {
  const { locked, defaults } = stored(storage, COMPANY)
  const was: Record<string, unknown> = { ...objectIn(defaults), ...chosen, ...objectIn(locked) }
  return {
    theme: oneOf(THEMES, was['theme'], 'system'),
    language: oneOf(LANGUAGES, was['language'], oneOf(LANGUAGES, systemLanguage.slice(0, 2), 'en')),
    letterKeys: was['letterKeys'] !== false,
    keys: readKeymap(was['keys']),
    textSize: oneOf(TEXT_SIZES, was['textSize'], 'usual'),
    density: oneOf(DENSITIES, was['density'], 'usual'),
  }
}

/** The company's word as main has told it: it holds at once, and is known at the next start before main can say it. */
export function followCompany(storage: Storage, preferences: Preferences, policy: Policy | undefined): void {
  const pick = ({ theme, language, letterKeys }: Policy['locked'] = {}) => ({ theme, language, letterKeys })
  const told = JSON.stringify({ locked: pick(policy?.locked), defaults: pick(policy?.defaults) })
  if (told === (storage.getItem(COMPANY) ?? '{"locked":{},"defaults":{}}')) return
  storage.setItem(COMPANY, told)
  Object.assign(preferences, loadPreferences(storage, navigator.language))
}

/**
 * Keeps what was chosen for the next start: what is as it would be without anybody's choice is none, and a locked one leaves the
 * choice of before where it is. A full or forbidden storage costs only the remembering.
 */
export function savePreferences(storage: Storage, preferences: Preferences): void {
  const was = stored(storage)
  const locked = objectIn(stored(storage, COMPANY)['locked'])
  const unchosen = new Map(Object.entries(effective(storage, {}, navigator.language)))
  const isChosen = ([key, value]: [string, unknown]) =>
    !(key in locked) && (key in was || JSON.stringify(value) !== JSON.stringify(unchosen.get(key)))
  const chosen = Object.fromEntries(Object.entries(preferences).filter(isChosen))
  try {
    storage.setItem(KEY, JSON.stringify({ ...was, ...chosen }))
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
