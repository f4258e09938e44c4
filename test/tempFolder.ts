import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Every temporary folder of a run lies in one, which goes with it: also what belonged to a test that failed, or to a
 * process that was killed. Vitest calls this before its workers begin, and what it answers when they have ended.
 */
export default function setUp(): () => void {
  const before = process.env['TMPDIR']
  const folder = mkdtempSync(join(tmpdir(), 'ringdesk-run-'))
  // Some tests begin programs of another user there.
  chmodSync(folder, 0o755)
  process.env['TMPDIR'] = folder
  return () => {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
    rmSync(folder, { recursive: true, force: true })
  }
}
