import { expect, test } from 'vitest'
import type { Ports } from '../../../main/ports.ts'
import { anaAtHerDesk } from '../../situation.ts'
import { aText } from '../services/here.ts'

const PNG = Buffer.from('\x89PNG\r\n\x1a\nrest', 'latin1')
const words = { language: 'es', quoted: 'Anteriores', picture: 'Imagen' }
const HTML =
  '<p style="color:red">See <a href="https://evil.example/login">https://bank.example</a> <a href="http://x.example">x</a></p><img src="https://a.example/1.png"><img src="http://a.example/2.png">'

/** A letter that Ana has taken, and what her phone asked of the world for it. */
async function aLetter(body: object = { html: HTML, body: '' }, ports: Partial<Ports> = {}) {
  const world = { fetched: [] as string[], asked: [] as [string, string][], answer: true }
  const here = await anaAtHerDesk(
    {},
    {
      fetchPicture: async (address) => {
        world.fetched.push(address)
        return PNG
      },
      openOutside: async (address, says) => {
        world.asked.push([address, says])
        return world.answer
      },
      ...ports,
    },
  )
  const { workitemId } = await aText(here, 'email', { from: 'eva@acme.example', ...body })
  const show = (pictures = false, index = 0) =>
    here.phone.run('messages.show', { workitemId, index, pictures, words })
  const shown = async (pictures = false) => {
    const result = await show(pictures)
    if (!result.ok) throw new Error(result.failure.message)
    return result.value
  }
  return { ...here, world, show, shown }
}

test('a letter is shown without anything being fetched, by a policy that allows its own sheet and nothing else', async () => {
  const { phone, shown, world } = await aLetter()
  const letter = await shown()
  expect(letter).toMatchObject({ url: `app://ringdesk/mail/${letter.mail}`, blocked: 2, failed: 0 })
  const document = phone.mail(letter.mail)
  expect(document?.html).toContain('<html lang="es" class="coloured">')
  expect(document?.html).toContain('<span class="picture">Imagen</span>')
  const policy = document?.headers['Content-Security-Policy']
  expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']{44}'; img-src data:;/)
  expect(policy).toContain('sandbox allow-same-origin')
  expect(policy).not.toMatch(/unsafe|allow-scripts|https?:|\*/)
  expect(world.fetched).toEqual([])
})

test('pictures that the person allows are fetched for this letter and this time, over https only', async () => {
  const { phone, shown, world } = await aLetter()
  const letter = await shown(true)
  expect(world.fetched).toEqual(['https://a.example/1.png'])
  expect(letter).toMatchObject({ blocked: 0, failed: 1 })
  expect(phone.mail(letter.mail)?.html).toContain(
    `<img src="data:image/png;base64,${PNG.toString('base64')}"`,
  )
  expect(await shown()).toMatchObject({ blocked: 2, failed: 0 })
  expect(world.fetched).toHaveLength(1)
})

test('a picture that cannot be had is told, and the letter is read all the same', async () => {
  const { phone, shown } = await aLetter(undefined, { fetchPicture: () => Promise.reject(new Error('gone')) })
  const letter = await shown(true)
  expect(letter).toMatchObject({ blocked: 0, failed: 2 })
  expect(phone.mail(letter.mail)?.html).toContain('See ')
})

test('a link is opened where the person says so, with its real address, and only one that the letter has', async () => {
  const { phone, shown, world } = await aLetter()
  const { mail } = await shown()
  expect(await phone.run('messages.openLink', { mail, link: 0 })).toEqual({
    ok: true,
    value: { opened: true },
  })
  world.answer = false
  expect(await phone.run('messages.openLink', { mail, link: 0 })).toEqual({
    ok: true,
    value: { opened: false },
  })
  expect(world.asked[0]).toEqual(['https://evil.example/login', 'https://bank.example'])
  for (const [other, link] of [
    [mail, 1],
    [mail, 7],
    ['6b2f1c1e-0000-4000-8000-000000000000', 0],
  ] as const)
    expect(await phone.run('messages.openLink', { mail: other, link })).toMatchObject({
      ok: false,
      failure: { code: 'NOT_FOUND' },
    })
  expect(world.asked).toHaveLength(2)
})

test('a letter that is too long to come along is fetched, and shown like any other', async () => {
  const { phone, shown } = await aLetter({
    html: `<p>${'All that is in it. '.repeat(5_000)}The end.</p>`,
    body: '',
  })
  const letter = await shown()
  expect(phone.mail(letter.mail)?.html).toContain('The end.')
})

test('what was written as text has no looks, and what is not there is not found', async () => {
  const { show } = await aLetter({ body: 'Where is my invoice?' })
  expect(await show()).toMatchObject({ ok: false, failure: { code: 'NO_MARKUP' } })
  expect(await show(false, 5)).toMatchObject({ ok: false, failure: { code: 'NOT_FOUND' } })
})

test('of many letters the last are kept for their frames', async () => {
  const { phone, shown } = await aLetter()
  const first = await shown()
  for (let more = 0; more < 49; more += 1) await shown()
  expect(phone.mail(first.mail)).toBeDefined()
  await shown()
  expect(phone.mail(first.mail)).toBeUndefined()
})
