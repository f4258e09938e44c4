import { computed } from 'vue'
import { LINK_SCHEMES } from '../../preload/words.ts'
import { useDesk } from '../store.ts'

/** How the app is settled on this desktop, and what can be changed of it. */
export function useSettled() {
  const desk = useDesk()
  const settled = computed(() => desk.state?.settled)
  const links = computed(() =>
    LINK_SCHEMES.map((scheme) => ({ scheme, handler: settled.value?.links[scheme] ?? 'unknown' })),
  )
  return {
    settled,
    links,
    mayUse: computed(
      () =>
        settled.value?.linksOff === undefined &&
        links.value.some(({ handler }) => handler === 'elsewhere' || handler === 'nowhere'),
    ),
    /** Whether the session starts it, where somebody else has said so. */
    theirs: computed(() => {
      const { login } = settled.value ?? {}
      return login?.theirs ? (login.starts ? 'on' : 'off') : undefined
    }),
    starts: computed({
      get: () => settled.value?.login?.starts ?? false,
      set: (value: boolean) => void desk.act('login.change', { starts: value }, { about: String(value) }),
    }),
    /** Others may have changed it since. */
    check: () => void desk.act('links.check', {}, { quiet: true }),
  }
}
