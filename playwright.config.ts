import { defineConfig } from '@playwright/test'

const VIEWS = '**/{scenes,pictures}.spec.ts'

// `npm test` starts this with the address of the app, the screen and the bus in the environment (build/checks).
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  // What an agent does, and how it looks: they may run beside each other, each on a screen of its own.
  projects: [
    { name: 'flows', testIgnore: VIEWS },
    { name: 'views', testMatch: VIEWS },
  ],
  // How many at once is said by whoever has that many screens for them (build/checks/endToEnd.mjs).
  workers: 1,
  timeout: 90_000,
  expect: {
    timeout: 20_000,
    // The letters are the project's own; what is left to the machine is how their edges are smoothed.
    toHaveScreenshot: { threshold: 0.2, maxDiffPixels: 60 },
  },
  // One picture for all machines: nothing in it is the system's.
  snapshotPathTemplate: 'test/renderer/pictures/{arg}{ext}',
  retries: 0,
  forbidOnly: true,
  outputDir: 'test-results',
})
