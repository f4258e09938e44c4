import { createI18n } from 'vue-i18n'
import en from './locales/en.json' with { type: 'json' }
import es from './locales/es.json' with { type: 'json' }

export const LANGUAGES = ['en', 'es'] as const
export type Language = (typeof LANGUAGES)[number]

/** Every word of the window, in both languages; what is missing in one would show in English. */
export const createMessages = (locale: Language) =>
  createI18n({ legacy: false, locale, fallbackLocale: 'en', messages: { en, es } })
