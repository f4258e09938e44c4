// @vitest-environment happy-dom
import { nextTick } from 'vue'
import { afterAll, expect, test } from 'vitest'
import { ACTIONS, type ActionName, type Workitem } from '../../preload/contract.ts'
import { aState, aWorkitem, NOW } from './fixtures.ts'
import { play } from './harness/acts.ts'
import { settled } from './page.ts'
import { SCENES, type Scene } from './scenes.ts'
import { openOn, standStill } from './situations.ts'

standStill()

/** What no button asks for, or what shows in another way that it is on its way. */
const ELSEWHERE: Partial<Record<ActionName, string>> = {
  'workitems.dtmf': 'digits are echoed pale until they are sent (keypad.test.ts)',
  'drafts.keep': 'asked for by typing',
  'app.painted': 'asked for by painting',
  'messages.openLink': 'main asks at once, in a window of its own',
  'offers.test': 'asked for by main alone',
  'alerts.rang': 'asked for by the ringer',
  'alerts.change': 'a setting, told at its field',
  'callBar.change': 'a setting, told at its field',
  'callBar.toDesk': 'asked for by the bar of a call, which is gone then',
  'globalKeys.change': 'a setting, told at its field',
  'links.taken': 'asked for by showing the number',
  'links.check': 'asked for by showing the settings',
  'login.change': 'a setting, told at its field',
}
/** What is read on a press, and takes a while. */
const READ_BY_BUTTON: readonly ActionName[] = ['app.saveRecording', 'media.open']
const isAwaited = (name: ActionName) =>
  READ_BY_BUTTON.includes(name) || (ACTIONS[name].repeat !== 'read' && !(name in ELSEWHERE))
/** What makes the forms of these scenes worth sending, by the label of the field. */
const WORDS =
  /^(Name|Company|Summary|Notes|Body|Message|Password|User name|Id|What happened\?|Proxy user name|Proxy password)$/
function fillIn(): void {
  for (const label of document.querySelectorAll('label')) {
    const field = document.getElementById(label.htmlFor)
    const isText = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
    if (!isText || !WORDS.test(label.textContent?.trim() ?? '')) continue
    field.value = field.value ? `${field.value} too` : 'Words'
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  for (const select of document.querySelectorAll<HTMLSelectElement>('form.survey select')) {
    select.value = select.options[1]?.value ?? ''
    select.dispatchEvent(new Event('change', { bubbles: true }))
  }
  for (const row of document.querySelectorAll('[role=radiogroup]'))
    row.querySelector<HTMLInputElement>('main [type=radio]')?.click()
}
const marked = new Set<ActionName>()
/** What stands around the work is the same in most situations: each of it is pressed in the first that has it. */
const around = new Set<string>()
const lookOf = (one: HTMLElement) =>
  `${one.className} ${one.getAttribute('aria-label') ?? one.textContent ?? ''}`
const never = () => new Promise<never>(() => undefined)
/** Other places are situations of their own. */
const LEADS_ELSEWHERE = ':not(nav *, [aria-keyshortcuts="Control+,"])'
const BUTTONS = `button:not([aria-disabled=true])${LEADS_ELSEWHERE}, [role=option]`
// The page that the tests run in knows no clipboard.
Object.assign(document, { execCommand: () => true })

const scene = (name: string, given: Partial<Scene> = {}): Scene => {
  const known = SCENES[name]
  if (!known) throw new Error(`There is no scene ${name}`)
  return { ...known, ...given }
}
const PANEL = 'article .panel'
const goesTo = (name: string): Scene =>
  scene('transfer', {
    then: [
      '.controls .transfer',
      { text: name, in: `${PANEL} [role=combobox]` },
      `${PANEL} [role=option]:only-child`,
      `${PANEL} .foot .plain`,
      `${PANEL} .foot .accent`,
    ],
  })
const with2nd = (more: Partial<Workitem>): Scene['state'] => {
  const { state } = scene('conference')
  const second = aWorkitem({ workitemId: 'second', state: 'hold', name: 'Li Wei', ...more })
  const own = state.workitems.map((item) => ({ ...item, actions: [...item.actions, 'addToConference'] }))
  return { ...state, workitems: [...own, second] }
}
const updates = (state: 'ready' | 'current'): Scene => ({
  state: aState({ update: { version: '1.0.0', state } }),
  then: [{ key: 'Ctrl+,' }],
})

/** Situations in which, all together, every verb has its button. */
const SITUATIONS: Record<string, Scene> = {
  ...Object.fromEntries(
    [
      ...['ringing', 'live', 'hold', 'full', 'stale', 'control', 'consult', 'conference', 'inbox', 'contact'],
      ...['transfer', 'addToConference', 'dial', 'presence', 'catchUp', 'troubled', 'contactAssign', 'sms'],
      ...['contactEdit', 'voicemail', 'missed', 'emailReply', 'dispositionNew', 'dispositionDelete'],
      ...['wrapupNewContact', 'wrapupEffects', 'survey', 'diagnostics', 'returned', 'signin', 'notesQuarrel'],
    ].map((name) => [name, scene(name)]),
  ),
  chat: scene('chatWrapup'),
  emptyConference: scene('dial', { then: ['.dialler .opener', '.dialler .foot .plain'] }),
  declined: scene('ringing', { then: ['.answers button:nth-of-type(2)'] }),
  sentToVoicemail: scene('ringing', { then: ['.answers button:nth-of-type(3)'] }),
  toColleague: goesTo('iva'),
  toQueue: goesTo('billing'),
  toNumber: goesTo('+14805550199'),
  joining: {
    ...scene('conference'),
    state: with2nd({ actions: ['active', 'addToConference'] }),
    then: ['.controls .conference', `${PANEL}:last-child .foot:last-child button`],
  },
  extended: {
    state: aState({
      workitems: [aWorkitem({ state: 'wrapup', wrapupExpiresAt: NOW + 40_000, actions: ['extendwrapup'] })],
    }),
  },
  updateReady: updates('ready'),
  updateCheck: updates('current'),
  keys: scene('settingsKeys'),
  links: scene('settingsLinks'),
  proxy: scene('proxy'),
  signOut: scene('signOut'),
}

test.each(Object.keys(SITUATIONS))(
  'in “%s” whatever was pressed is marked before the next frame',
  async (name) => {
    const scene = SITUATIONS[name] as Scene
    const silent = Object.fromEntries(
      (Object.keys(ACTIONS) as ActionName[]).filter(isAwaited).map((verb) => [verb, never]),
    )
    const { bridge } = await openOn(scene.state, {
      'history.recent': () => ({ ok: true, value: scene.recent ?? [] }),
      ...scene.answers,
      ...silent,
    })
    await play(scene.then ?? [])
    // What bringing it about has asked for shows as well.
    const begun = bridge.asked.filter((one) => isAwaited(one.name))
    if (begun.length > 0) expect(document.querySelector('[aria-busy=true]')).not.toBeNull()
    for (const one of begun) marked.add(one.name)
    fillIn()
    await settled()
    const seen = new Set<Element>()
    const unmarked: string[] = []
    // The work first: what stands around it leads elsewhere.
    const next = () =>
      ['main, dialog', 'aside, header, section, form.card']
        .flatMap((part) =>
          [...document.querySelectorAll<HTMLElement>(part)].flatMap((one) => [
            ...one.querySelectorAll<HTMLElement>(BUTTONS),
          ]),
        )
        .find((one) => !seen.has(one) && (one.closest('main') || !around.has(lookOf(one))))
    for (let button = next(); button && seen.size < 150; button = next()) {
      seen.add(button)
      if (!button.closest('main')) around.add(lookOf(button))
      const before = bridge.asked.length
      const busy = document.querySelectorAll('[aria-busy=true]').length
      const what = button.getAttribute('aria-label') ?? button.textContent
      button.click()
      await nextTick()
      // One more turn for what is checked, or opened, before it is asked.
      await settled()
      const verbs = bridge.asked.slice(before).map((one) => one.name)
      for (const verb of verbs.filter(isAwaited)) {
        marked.add(verb)
        const isMarked =
          button.isConnected && !button.matches('[data-option], [role=option]')
            ? button.getAttribute('aria-busy') === 'true'
            : document.querySelectorAll('[aria-busy=true]').length > busy
        if (!isMarked) unmarked.push(`${what}: ${verb}`)
      }
    }
    expect(unmarked).toEqual([])
  },
)

afterAll(() => {
  const verbs = (Object.keys(ACTIONS) as ActionName[]).filter(isAwaited)
  expect(verbs.filter((verb) => !marked.has(verb))).toEqual([])
})
