import { expect, it } from 'vitest'
import { createAssets } from '../../../main/desktop/assets.ts'
import { aClock } from './fakes.ts'

const PAGE =
  '<script src="./assets/index.js"></script><link href="./assets/shared.css"><a href="https://elsewhere">'

function aPage() {
  const { clock, pass } = aClock()
  const assets = createAssets(clock)
  let isThere = false
  void assets.all.then(() => (isThere = true))
  const serve = (path: string, text = '') => assets.served(path, Buffer.from(text))
  const settled = async () => {
    await Promise.resolve()
    return isThere
  }
  return { pass, serve, settled }
}

it('a page has everything once its document and all that the document names of ours have been served', async () => {
  const { serve, settled } = aPage()
  serve('app://ringdesk/index.html', PAGE)
  serve('app://ringdesk/assets/index.js')
  expect(await settled()).toBe(false)
  serve('app://ringdesk/assets/shared.css')
  expect(await settled()).toBe(true)
})

it('a document that names nothing has everything at once', async () => {
  const { serve, settled } = aPage()
  serve('app://ringdesk/index.html', '<p>nothing</p>')
  expect(await settled()).toBe(true)
})

it('a page that never asks keeps nobody waiting for longer than a second', async () => {
  const { pass, serve, settled } = aPage()
  serve('app://ringdesk/index.html', PAGE)
  pass(999)
  expect(await settled()).toBe(false)
  pass(1)
  expect(await settled()).toBe(true)
})
