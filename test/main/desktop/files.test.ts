import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createProfileFile } from '../../../main/desktop/profile.ts'
import { createSecrets, type Vault } from '../../../main/desktop/secrets.ts'
import { createSmallFile } from '../../../main/desktop/smallFile.ts'
import { aFolder } from './fakes.ts'

const TOKEN = 'canary.token.secret'

describe('a small file', () => {
  it('is read as it was written, by its owner only', async () => {
    const path = join(aFolder(), 'below', 'file')
    const file = createSmallFile(path)
    expect(await file.read()).toBeUndefined()
    await file.write('one')
    expect((await file.read())?.toString()).toBe('one')
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('is written in the order of asking, and leaves nothing half done', async () => {
    const folder = aFolder()
    const file = createSmallFile(join(folder, 'file'))
    await Promise.all(Array.from({ length: 20 }, (_, i) => file.write(String(i))))
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('19')
    expect(readdirSync(folder)).toEqual(['file'])
  })

  it('goes over what a killed run left half done', async () => {
    const folder = aFolder()
    writeFileSync(join(folder, 'file.new'), 'half')
    chmodSync(join(folder, 'file.new'), 0o400)
    await createSmallFile(join(folder, 'file')).write('whole')
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('whole')
  })

  it('says when it cannot be written, and can be written later', async () => {
    const folder = aFolder()
    mkdirSync(join(folder, 'file'))
    const file = createSmallFile(join(folder, 'file'))
    await expect(file.write('one')).rejects.toThrow()
    await expect(file.read()).rejects.toThrow()
    await file.setAside()
    await file.write('two')
    expect((await file.read())?.toString()).toBe('two')
  })

  it('is gone when it is removed, and removing nothing is no error', async () => {
    const file = createSmallFile(join(aFolder(), 'file'))
    await file.write('one')
    await file.remove()
    await file.remove()
    await file.setAside()
    expect(await file.read()).toBeUndefined()
  })
})

/** Encrypts so that tests can see it: every byte turned. */
const turned = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0x5a))
const aVault = (isSafe = true): Vault => ({
  isSafe: () => isSafe,
  encrypt: (text) => turned(Buffer.from(text)),
  decrypt: (sealed) => turned(sealed).toString(),
})

describe('the sign-in secret', () => {
  it('comes back after a restart, and is not on the disk in the open', async () => {
    const path = join(aFolder(), 'sign-in.bin')
    expect(await createSecrets(aVault(), createSmallFile(path)).save(TOKEN)).toBe(true)
    expect(readFileSync(path).includes('canary')).toBe(false)
    expect(await createSecrets(aVault(), createSmallFile(path)).load()).toBe(TOKEN)
  })

  it('is not written where there is no keyring, and an older one is taken away', async () => {
    const path = join(aFolder(), 'sign-in.bin')
    await createSecrets(aVault(), createSmallFile(path)).save(TOKEN)
    const secrets = createSecrets(aVault(false), createSmallFile(path))
    expect(await secrets.load()).toBeUndefined()
    expect(await secrets.save(TOKEN)).toBe(false)
    expect(existsSync(path)).toBe(false)
  })

  it.each([0, 20, 64, 70])('is nothing when byte %i has been turned', async (at) => {
    const path = join(aFolder(), 'sign-in.bin')
    const secrets = createSecrets(aVault(), createSmallFile(path))
    await secrets.save(TOKEN)
    const bytes = readFileSync(path)
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
    writeFileSync(path, bytes)
    expect(await secrets.load()).toBeUndefined()
  })

  it('is nothing when there is none, or the keyring fails', async () => {
    const folder = aFolder()
    const failing: Vault = {
      isSafe: () => true,
      encrypt: () => {
        throw new Error('locked')
      },
      decrypt: () => {
        throw new Error('locked')
      },
    }
    writeFileSync(join(folder, 'sign-in.bin'), 'x')
    const secrets = createSecrets(failing, createSmallFile(join(folder, 'sign-in.bin')))
    expect(await secrets.load()).toBeUndefined()
    expect(await secrets.save(TOKEN)).toBe(false)
    await secrets.clear()
    expect(await secrets.load()).toBeUndefined()
  })

  it('is kept in memory when the file cannot be had', async () => {
    const folder = aFolder()
    mkdirSync(join(folder, 'sign-in.bin'))
    const file = createSmallFile(join(folder, 'sign-in.bin'))
    expect(await createSecrets(aVault(), file).save(TOKEN)).toBe(false)
    expect(await createSecrets(aVault(false), file).save(TOKEN)).toBe(false)
    expect(await createSecrets(aVault(), file).load()).toBeUndefined()
  })
})

describe('the profile', () => {
  const uuid = () => 'device-1'

  it('begins with a device of its own', async () => {
    const file = createSmallFile(join(aFolder(), 'profile.json'))
    expect(await createProfileFile(file, uuid).load()).toEqual({ deviceId: 'device-1' })
  })

  it('comes back as it was saved', async () => {
    const file = createSmallFile(join(aFolder(), 'profile.json'))
    await createProfileFile(file, uuid).save({ deviceId: 'device-0' })
    expect(await createProfileFile(file, uuid).load()).toEqual({ deviceId: 'device-0' })
  })

  it.each(['', 'null', '[]', '{"deviceId":5}', '{"deviceId":""}', '{"deviceId', '\u0000\u0001'])(
    'is set aside when it is %j',
    async (content) => {
      const folder = aFolder()
      const path = join(folder, 'profile.json')
      writeFileSync(path, content)
      expect(await createProfileFile(createSmallFile(path), uuid).load()).toEqual({ deviceId: 'device-1' })
      expect(readFileSync(`${path}.odd`, 'utf8')).toBe(content)
    },
  )

  it('keeps the device where only the sign-in is odd', async () => {
    const path = join(aFolder(), 'profile.json')
    writeFileSync(path, '{"deviceId":"device-0","last":{"server":5}}')
    expect(await createProfileFile(createSmallFile(path), uuid).load()).toEqual({ deviceId: 'device-0' })
  })

  it('can be begun where the file cannot be read', async () => {
    const folder = aFolder()
    mkdirSync(join(folder, 'profile.json'))
    const file = createProfileFile(createSmallFile(join(folder, 'profile.json')), uuid)
    expect(await file.load()).toEqual({ deviceId: 'device-1' })
  })
})
