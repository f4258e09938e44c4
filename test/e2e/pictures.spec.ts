import { expect, test } from '@playwright/test'
import { openStudio, type Look } from './support/studio.ts'

const WIDE: Look = { width: 1080, height: 720 }
/** The same window enlarged to 200 %. */
const NARROW: Look = { width: 540, height: 900 }
/** The whole sheet of base components. */
const TALL: Look = { width: 1080, height: 2200 }

/** The window of the call bar, with room for two calls. */
const BAR: Look = { width: 380, height: 300 }
/** The window of two calls that ring. */
const TWO: Look = { width: 380, height: 500 }
/** All of the settings. */
const LONG: Look = { width: 1080, height: 1900 }

/** The main views, each in the looks in which it is most likely to go wrong. */
const PICTURES: Record<string, Look[]> = {
  components: [TALL, { ...TALL, theme: 'dark' }],
  idle: [WIDE, { ...WIDE, theme: 'dark' }],
  full: [WIDE, { ...WIDE, theme: 'dark' }, NARROW, { ...NARROW, theme: 'dark', language: 'es' }],
  ringing: [WIDE, { ...NARROW, theme: 'dark' }],
  control: [{ ...WIDE, language: 'es' }, NARROW],
  transferConfirm: [WIDE, { ...NARROW, theme: 'dark' }],
  conference: [{ ...WIDE, theme: 'dark' }],
  wrapupSurvey: [WIDE, { ...NARROW, language: 'es' }],
  voicemail: [{ ...WIDE, theme: 'dark', language: 'es' }],
  email: [WIDE, { ...WIDE, language: 'es' }],
  emailReply: [
    { ...WIDE, language: 'es' },
    { ...NARROW, theme: 'dark', language: 'es' },
  ],
  history: [WIDE, { ...NARROW, theme: 'dark' }],
  dispositions: [{ ...WIDE, theme: 'dark' }, NARROW],
  contactLong: [WIDE],
  callBarTwo: [BAR, { ...BAR, theme: 'dark', language: 'es' }],
  callBarLong: [{ ...BAR, language: 'es' }],
  callBarLost: [{ ...BAR, theme: 'dark' }],
  settingsKeys: [LONG],
  offer: [BAR, { ...BAR, theme: 'dark' }],
  offerTwo: [TWO, { ...TWO, theme: 'dark', language: 'es' }],
  offerLost: [{ ...BAR, language: 'es' }],
  endless: [WIDE, NARROW],
  troubled: [WIDE, { ...NARROW, language: 'es' }],
  signin: [
    { ...WIDE, theme: 'dark' },
    { ...NARROW, language: 'es' },
  ],
}

const nameOf = (scene: string, { theme = 'light', language = 'en', width = 0 }: Look) =>
  [scene, width, theme, ...(language === 'en' ? [] : [language])].join('-')

test('the main views look as they did when somebody looked at them', async () => {
  test.setTimeout(180_000)
  const studio = await openStudio(process.env['RINGDESK_E2E_HOME'] ?? '')
  await studio.page.emulateMedia({ reducedMotion: 'reduce' })
  for (const [scene, looks] of Object.entries(PICTURES))
    for (const look of looks) {
      await studio.show(scene, look)
      await expect.soft(studio.page).toHaveScreenshot(`${nameOf(scene, look)}.png`)
    }
  await studio.close()
})
