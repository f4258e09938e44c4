import { createI18n } from 'vue-i18n'

export const LANGUAGES = ['en', 'es'] as const
export type Language = (typeof LANGUAGES)[number]

/** Each language under its own name, so that whoever chose a wrong one finds back. */
export const OWN_NAME: Record<Language, string> = { en: 'English', es: 'Español' }

/** Words by their key, as deep as the keys have parts. */
export interface Words {
  [key: string]: string | Words
}

/** One tree of all files of a language; two files may add to one branch. */
function together(trees: readonly Words[]): Words {
  const whole: Words = {}
  for (const [key, value] of trees.flatMap((tree) => Object.entries(tree))) {
    const known = whole[key]
    whole[key] = typeof known === 'object' && typeof value === 'object' ? together([known, value]) : value
  }
  return whole
}

const english = import.meta.glob<Words>('./locales/en/*.json', { eager: true, import: 'default' })
const spanish = import.meta.glob<Words>('./locales/es/*.json', { eager: true, import: 'default' })

/** Every word of the window, by language; a file a subject. */
export const WORDS: Record<Language, Words> = {
  en: together(Object.values(english)),
  es: together(Object.values(spanish)),
}

/** Words, or how they are said. */
interface Said {
  [key: string]: string | (() => string) | Said
}

/** Has something to fill in, to choose from or to point to (the syntax of vue-i18n). */
const MADE_UP = /[{}|@]/

/** What is said as it stands need not be parsed when it is first shown: of a start that was a tenth. */
function said(words: Words): Said {
  const say = (word: string | Words) => {
    if (typeof word !== 'string') return said(word)
    return MADE_UP.test(word) ? word : () => word
  }
  return Object.fromEntries(Object.entries(words).map(([key, word]) => [key, say(word)]))
}

/** Both languages; what is missing in one would show in English. */
export const createMessages = (locale: Language) =>
  createI18n({
    legacy: false,
    locale,
    fallbackLocale: 'en',
    messages: { en: said(WORDS.en), es: said(WORDS.es) },
  })
