import { createI18n } from 'vue-i18n'
import type { Language, Words } from '../messages.ts'

/** Only the subjects that this page speaks of. */
const FILES = import.meta.glob<Words>('../locales/*/{control,offerWindow,verbs,work}.json', {
  eager: true,
  import: 'default',
})

/** Both languages of the words of the offer window. */
export function createOfferWords(locale: Language) {
  const i18n = createI18n({
    legacy: false,
    locale,
    fallbackLocale: 'en',
    messages: { en: {}, es: {} },
  })
  for (const [path, words] of Object.entries(FILES))
    i18n.global.mergeLocaleMessage(path.includes('/es/') ? 'es' : 'en', words)
  return i18n
}
