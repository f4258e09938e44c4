import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openStudio } from '../../e2e/support/studio.ts'
import { SCENES } from '../scenes.ts'

// `npm run gallery -- --photograph FOLDER`: each scene, wide and enlarged to 200 %, in both themes.
const folder = process.argv[2] ?? 'pictures'
mkdirSync(folder, { recursive: true })
const studio = await openStudio(process.env['RINGDESK_E2E_HOME'] ?? '')
for (const scene of Object.keys(SCENES))
  for (const theme of ['light', 'dark'] as const)
    for (const width of [1080, 540]) {
      await studio.show(scene, { theme, width, height: 720 })
      const path = join(folder, `${scene}-${width}-${theme}.png`)
      await studio.page.screenshot({ path, fullPage: width === 540 })
    }
await studio.close()
console.log(`${Object.keys(SCENES).length} scenes are in ${folder}`)
