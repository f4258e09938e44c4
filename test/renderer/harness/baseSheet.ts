import { Mail, Phone, PhoneOff, Settings, X } from '@lucide/vue'
import { createPinia } from 'pinia'
import { createApp, defineComponent, h, ref, type Component, type VNode } from 'vue'
import BaseAvatar from '../../../renderer/components/base/BaseAvatar.vue'
import BaseBadge from '../../../renderer/components/base/BaseBadge.vue'
import BaseButton from '../../../renderer/components/base/BaseButton.vue'
import BaseTimer from '../../../renderer/components/base/BaseTimer.vue'
import CheckInput from '../../../renderer/components/base/CheckInput.vue'
import CheckList from '../../../renderer/components/base/CheckList.vue'
import DateInput from '../../../renderer/components/base/DateInput.vue'
import IconButton from '../../../renderer/components/base/IconButton.vue'
import KeyHint from '../../../renderer/components/base/KeyHint.vue'
import PopMenu from '../../../renderer/components/base/PopMenu.vue'
import RadioRow from '../../../renderer/components/base/RadioRow.vue'
import SelectInput from '../../../renderer/components/base/SelectInput.vue'
import TextArea from '../../../renderer/components/base/TextArea.vue'
import TextInput from '../../../renderer/components/base/TextInput.vue'
import { CALL_DESK } from '../../../renderer/callDesk.ts'
import { BRIDGE } from '../../../renderer/client.ts'
import { useLook } from '../../../renderer/composables/useLook.ts'
import { createMessages } from '../../../renderer/messages.ts'
import { loadPreferences, PREFERENCES } from '../../../renderer/preferences.ts'
import { useDesk } from '../../../renderer/store.ts'
import type { MemoryBridge } from '../bridge.ts'
import { NOW } from '../fixtures.ts'

type Props = Record<string, unknown>
const OFF = 'There is no connection.'
const WRONG = 'This is not an address.'
const LONG = 'Donaudampfschifffahrtsgesellschaft, Abteilung für Kundenbetreuung'
const OPTIONS = ['Delivery', 'Invoice', LONG].map((label) => ({ value: label, label }))

/** A component in one state after the other, each under the word for it; what is chosen or typed stays there. */
function states(component: Component, rows: Record<string, Props>): VNode[] {
  return Object.entries(rows).map(([state, { modelValue, ...props }]) => {
    const model = ref(modelValue)
    const Field = defineComponent(() => () => {
      const bound =
        modelValue === undefined
          ? props
          : { ...props, modelValue: model.value, 'onUpdate:modelValue': (to: unknown) => (model.value = to) }
      return h(component, bound, props['text'] === undefined ? undefined : () => props['text'])
    })
    return h('div', { class: 'state' }, [h('p', { class: 'word' }, state), h(Field)])
  })
}
const part = (name: string, ...given: Parameters<typeof states>) =>
  h('section', { class: 'part', 'aria-label': name }, [
    h('h2', name),
    h('div', { class: 'states' }, states(...given)),
  ])

const hang = { label: 'Hang up', icon: PhoneOff, tone: 'stop' }
const field = { modelValue: '' }
const TONES = ['quiet', 'live', 'held', 'wrapup', 'danger', 'accent']

const Sheet = defineComponent(() => {
  useLook()
  return () =>
    h('main', { class: 'baseSheet' }, [
      h('h1', 'Base components'),
      part('BaseButton', BaseButton, {
        plain: { label: 'Decline' },
        accent: { label: 'Complete', tone: 'accent', hint: 'Ctrl ↵' },
        go: { label: 'Answer', tone: 'go', icon: Phone },
        stop: hang,
        off: { ...hang, off: OFF },
        pending: { label: 'Answer', tone: 'go', pending: true },
        large: { label: 'Answer', large: true },
        tile: { ...hang, tile: true, hint: 'H' },
        long: { label: LONG },
      }),
      part('IconButton', IconButton, {
        plain: { label: 'Settings', icon: Settings },
        'where one is': { label: 'Settings', icon: Settings, 'aria-current': 'page' },
        off: { label: 'Close', icon: X, off: OFF },
        pending: { label: 'Close', icon: X, pending: true },
      }),
      part('BaseBadge', BaseBadge, {
        ...Object.fromEntries(TONES.map((tone) => [tone, { tone, text: tone, icon: Mail }])),
      }),
      part('BaseAvatar', BaseAvatar, { named: { name: 'Ana Ruiz' }, nameless: { name: '' } }),
      part('BaseTimer', BaseTimer, { up: { since: NOW - 192_000 }, down: { until: NOW + 41_000 } }),
      part('KeyHint', KeyHint, { letter: { keys: 'M' }, long: { keys: 'Ctrl+Shift+A' } }),
      part('PopMenu', PopMenu, {
        plain: { label: 'Priority', options: OPTIONS, chosen: '', text: 'Priority' },
        off: { label: 'Priority', options: OPTIONS, chosen: '', text: 'Priority', off: OFF },
        pending: { label: 'Priority', options: OPTIONS, chosen: '', text: 'Priority', pending: true },
      }),
      part('TextInput', TextInput, {
        empty: { ...field, label: 'Server' },
        filled: { modelValue: LONG, label: 'Company' },
        wrong: { modelValue: 'ana@', label: 'E-mail', error: WRONG },
      }),
      part('TextArea', TextArea, {
        filled: { modelValue: 'She asks about the March invoice.', label: 'Notes' },
        wrong: { ...field, label: 'Summary', error: WRONG },
      }),
      part('DateInput', DateInput, {
        empty: { ...field, label: 'From' },
        wrong: { modelValue: 'soon', label: 'Until', error: WRONG },
      }),
      part('SelectInput', SelectInput, {
        empty: { ...field, label: 'Topic', placeholder: 'Choose one', options: OPTIONS },
        chosen: { modelValue: LONG, label: 'Topic', placeholder: 'Choose one', options: OPTIONS },
        wrong: { ...field, label: 'Topic', placeholder: 'Choose one', options: OPTIONS, error: WRONG },
      }),
      part('RadioRow', RadioRow, {
        chosen: { modelValue: 'Invoice', label: 'Topic', options: OPTIONS.slice(0, 2) },
        wrong: { ...field, label: 'Topic', options: OPTIONS.slice(0, 2), error: WRONG },
      }),
      part('CheckInput', CheckInput, {
        empty: { modelValue: false, label: 'Do not call' },
        ticked: { modelValue: true, label: 'Do not call' },
        off: { modelValue: true, label: 'Do not call', off: true },
      }),
      part('CheckList', CheckList, {
        some: { modelValue: ['Invoice'], label: 'Topics', options: OPTIONS, hint: 'None ticked means all.' },
        wrong: { modelValue: [], label: 'Topics', options: OPTIONS, error: WRONG },
      }),
    ])
})

/** Every base component in every state that it has, on one page. */
export function mountSheet(bridge: MemoryBridge): void {
  const preferences = loadPreferences(localStorage, navigator.language)
  const app = createApp(Sheet)
  app.provide(BRIDGE, bridge)
  app.provide(PREFERENCES, preferences)
  app.use(createPinia())
  app.use(createMessages(preferences.language))
  app.provide(CALL_DESK, app.runWithContext(useDesk))
  app.mount('#app')
}
