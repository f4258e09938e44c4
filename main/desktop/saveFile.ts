import { app, dialog } from 'electron'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Asks the person where to, and writes it there; false where they thought better of it. Rejects where it cannot be written. */
export async function saveFile(name: string, text: string): Promise<boolean> {
  const { filePath, canceled } = await dialog.showSaveDialog({
    defaultPath: join(app.getPath('documents'), name),
    filters: [{ name: 'JSON', extensions: ['json'] }],
  })
  if (canceled || filePath === '') return false
  // What is in it is nobody else's, redacted as it is.
  await writeFile(filePath, text, { mode: 0o600 })
  return true
}
