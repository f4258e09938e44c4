import { defineConfig } from '@playwright/test'
import base from '../../playwright.config.ts'

/** The tests of the package as it is installed; `npm run package -- --smoke` starts them (build/checks/packaged.mjs). */
export default defineConfig({
  ...base,
  testDir: '.',
  projects: [{ name: 'packaged' }],
  outputDir: '../../test-results/packaged',
  expect: { timeout: Number(process.env['RINGDESK_PACKAGED_PATIENCE'] ?? 20_000) },
})
