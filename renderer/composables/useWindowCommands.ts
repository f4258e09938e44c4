import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { onlyAct, type Act, type CommandId, type Commands } from '../desk/commands.ts'
import type { Place } from '../desk/place.ts'
import { LANGUAGES, OWN_NAME } from '../messages.ts'
import { THEMES, usePreferences } from '../preferences.ts'
import { useDesk } from '../store.ts'
import { useCompany } from './useCompany.ts'
import { useCallControl } from './useCallControl.ts'
import type { Going } from './useGoing.ts'
import { usePhoneTest } from './usePhoneTest.ts'
import { useSignOut } from './useSignOut.ts'
import { useStatusMenu } from './useStatusMenu.ts'

type WindowCommand =
  | Place
  | Extract<
      CommandId,
      | 'palette'
      | 'sheet'
      | 'status'
      | 'testPhone'
      | 'reconnect'
      | 'theme'
      | 'language'
      | 'letters'
      | 'signOut'
    >

/** Links that only the person can bring back (`ConnectionBar.vue`). */
const RETRY = ['reconnecting', 'replaced', 'stopped']

/** Where to go in the window, how it looks, and who is at it. */
export function useWindowCommands(going: Going): Pick<Commands, WindowCommand> {
  const desk = useDesk()
  const call = useCallControl()
  const preferences = usePreferences()
  const phone = usePhoneTest()
  const signOut = useSignOut()
  const company = useCompany()
  const statuses = useStatusMenu()
  const { t, locale } = useI18n()
  /** A language is found by its own name, and by what it is called in this one. */
  const nameHere = computed(() => new Intl.DisplayNames(locale.value, { type: 'language' }))
  const isSignedIn = () => desk.state?.session !== undefined

  const to = (place: Place) => (): Act[] =>
    desk.places.includes(place) && isSignedIn()
      ? [onlyAct(t('keys.goTo', { place: t(`place.${place}`) }), () => going.place(place))]
      : []
  /** One of several, of which the chosen one need not be chosen again. */
  const choices = <T extends string>(
    values: readonly T[],
    chosen: T,
    label: (value: T) => string,
    about: (value: T) => string,
    off: string,
    run: (value: T) => void,
  ): Act[] =>
    values
      .filter((value) => value !== chosen)
      .map((value) => ({
        id: value,
        label: label(value),
        about: about(value),
        off,
        byKey: false,
        run: () => run(value),
      }))

  function status(): Act[] {
    if (!desk.state?.agent) return []
    const off = call.off('agent.setStatus')
    return statuses.options.value
      .filter(({ act, value }) => !act && !statuses.chosen.value.includes(value))
      .map(({ value, label, group = '' }) => ({
        id: value,
        label,
        about: group,
        off,
        byKey: false,
        run: () => statuses.choose(value),
      }))
  }
  function testPhone(): Act[] {
    if (!isSignedIn()) return []
    const run = () => {
      desk.readiness.show()
      if (!phone.running.value) phone.run()
    }
    return [onlyAct(t('control.testPhone'), run, { off: phone.off.value })]
  }
  function reconnect(): Act[] {
    const link = desk.state?.connection.link ?? ''
    if (!RETRY.includes(link)) return []
    const label = t(link === 'replaced' ? 'link.takeOver' : 'keys.reconnect')
    return [onlyAct(label, () => void desk.act('app.reconnect', {}))]
  }
  function letters(): Act[] {
    const off = company.off('letterKeys')
    const label = t(preferences.letterKeys ? 'keys.lettersOff' : 'keys.lettersOn')
    return [onlyAct(label, () => void (preferences.letterKeys = !preferences.letterKeys), { off })]
  }

  return {
    desk: to('desk'),
    history: to('history'),
    dispositions: to('dispositions'),
    diagnostics: to('diagnostics'),
    settings: to('settings'),
    palette: () => [onlyAct(t('keys.palette'), () => desk.overlay.show('palette'))],
    sheet: () => [onlyAct(t('keys.title'), () => desk.overlay.show('sheet'))],
    status,
    testPhone,
    reconnect,
    theme: () =>
      choices(
        THEMES,
        preferences.theme,
        (value) => t(`theme.${value}`),
        () => t('theme.label'),
        company.off('theme'),
        (value) => void (preferences.theme = value),
      ),
    language: () =>
      choices(
        LANGUAGES,
        preferences.language,
        (value) => OWN_NAME[value],
        (value) => [t('language.label'), nameHere.value.of(value)].join(' · '),
        company.off('language'),
        (value) => void (preferences.language = value),
      ),
    letters,
    signOut: () =>
      isSignedIn() ? [onlyAct(t('verb.signOut'), signOut.run, { off: signOut.off.value })] : [],
  }
}
