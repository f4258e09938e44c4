import { generateKeyPairSync, sign } from 'node:crypto'
import type { Announcement } from '../../../../main/desktop/updates/announcement.ts'

/** A pair of keys of this run alone, and announcements signed with it. */
export function publisher() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const key = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64')
  return {
    key,
    /** What would lie on the server; `signed` is what the signature is for, where that is something else. */
    announce(announced: unknown, signed: unknown = announced): string {
      const [payload, meant] = [announced, signed].map((one) => Buffer.from(JSON.stringify(one))) as [
        Buffer,
        Buffer,
      ]
      const signature = sign(null, meant, privateKey).toString('base64')
      return JSON.stringify({ payload: payload.toString('base64'), signature })
    },
  }
}

export const anAnnouncement = (of: Partial<Announcement> = {}): Announcement => ({
  serial: 7,
  version: '1.1.0',
  files: [{ name: 'ringdesk-1.1.0-linux-amd64.deb', size: 3, sha512: `${'A'.repeat(86)}==` }],
  ...of,
})
