import { computed, ref, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { dateOf, daysLater, localOf, readDay, readMoment } from '../desk/dates.ts'
import { dayInFull, dayInNumbers, momentInFull, momentInNumbers } from '../format.ts'

/** One year's last day: its numbers leave no doubt which of them is the month. */
const EXAMPLE = new Date(2026, 11, 31, 14, 30)

/**
 * A day or a moment as the agent's language writes it. The model has what is kept (desk/dates.ts), or, where that cannot be
 * read as one, what was typed: nothing is lost, and whoever reads it finds no date in it.
 */
export function useDateText(model: Ref<string>, withTime: () => boolean) {
  const { t, locale } = useI18n()
  const read = (text: string) =>
    (withTime() ? readMoment : readDay)(text, { locale: locale.value, now: new Date() })
  const numbers = (at: Date) => (withTime() ? momentInNumbers : dayInNumbers)(at, locale.value)
  function write(kept: string): string {
    const at = dateOf(kept)
    return at ? numbers(at) : kept
  }
  const text = ref(write(model.value))
  const left = ref(true)
  watch([model, locale], ([kept], [, before]) => {
    // What is being typed is not written anew under the hand.
    if (locale.value !== before || (read(text.value) ?? text.value) !== kept) text.value = write(kept)
  })
  const at = computed(() => dateOf(model.value))

  return {
    text,
    /** The day in words, so that nobody mistakes a month for a day. */
    spoken: computed(() => (at.value ? (withTime() ? momentInFull : dayInFull)(at.value, locale.value) : '')),
    example: computed(() => t('date.example', { example: numbers(EXAMPLE) })),
    /** Told only once the field is left: half a date is no mistake. */
    problem: computed(() =>
      left.value && text.value.trim() !== '' && !at.value
        ? t(withTime() ? 'date.noMoment' : 'date.noDay', { text: text.value, example: numbers(EXAMPLE) })
        : '',
    ),
    typed(value: string): void {
      text.value = value
      left.value = false
      model.value = read(value) ?? value.trim()
    },
    leave(): void {
      left.value = true
      text.value = write(model.value)
    },
    /** A day later or earlier; from nothing on, today. */
    step(days: number): void {
      const now = localOf(new Date(), withTime())
      model.value = at.value ? daysLater(model.value, days) : now
      text.value = write(model.value)
    },
  }
}
