import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { appImageOf } from '../../../main/desktop/appImage.ts'
import { aFolder } from './fakes.ts'

/** A mounted AppImage, and a package that was installed beside it. */
function aMachine() {
  const folder = aFolder()
  const put = (...path: string[]) => {
    mkdirSync(join(folder, ...path.slice(0, -1)), { recursive: true })
    writeFileSync(join(folder, ...path), '')
    return join(folder, ...path)
  }
  return {
    folder,
    mounted: put('.mount_Ring', 'ringdesk'),
    installed: put('opt', 'Ringdesk', 'ringdesk'),
    beside: put('.mount_Ringdesk', 'ringdesk'),
    env: { APPIMAGE: '/home/ana/Ringdesk.AppImage', APPDIR: join(folder, '.mount_Ring') },
  }
}

it('an app that runs out of its mount came from that file', () => {
  const { env, mounted } = aMachine()
  expect(appImageOf(env, mounted)).toBe(env.APPIMAGE)
})

it('a mount that is named by another way to the same place is the same', () => {
  const { folder, env, mounted } = aMachine()
  symlinkSync(folder, join(folder, 'tmp'))
  expect(appImageOf({ ...env, APPDIR: join(folder, 'tmp', '.mount_Ring') }, mounted)).toBe(env.APPIMAGE)
})

it('an installed app that a browser out of an AppImage has started is no AppImage', () => {
  const { env, installed, beside } = aMachine()
  expect(appImageOf(env, installed)).toBeUndefined()
  expect(appImageOf(env, beside)).toBeUndefined()
  expect(appImageOf({ ...env, APPDIR: '/gone' }, installed)).toBeUndefined()
})

it('half a word is none', () => {
  const { env, mounted } = aMachine()
  expect(appImageOf({ APPIMAGE: env.APPIMAGE }, mounted)).toBeUndefined()
  expect(appImageOf({ APPDIR: env.APPDIR }, mounted)).toBeUndefined()
})
