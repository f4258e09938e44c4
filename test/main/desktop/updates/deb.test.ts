import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { installDeb } from '../../../../main/desktop/updates/deb.ts'

test('a file that was changed since it was compared, or is gone, is given to nobody who runs as root', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'deb-'))
  const file = join(folder, 'ringdesk.deb')
  writeFileSync(file, 'something else')
  for (const path of [file, join(folder, 'gone.deb')])
    expect(await installDeb(path, `${'A'.repeat(86)}==`, true)).toEqual({ ok: false, problem: 'damaged' })
  rmSync(folder, { recursive: true })
})
