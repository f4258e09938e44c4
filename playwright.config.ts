import { defineConfig } from '@playwright/test'

// `npm test` starts this with the address of the app, the screen and the bus in the environment (build/checks).
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  // Each test has its own app, screen corner and data, but the machine's cores are shared with the tests of timing.
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  retries: 0,
  forbidOnly: true,
  outputDir: 'test-results',
})
