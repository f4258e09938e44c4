import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

/** These name Electron and hardly decide anything; the end-to-end tests run them. */
const NEEDS_ELECTRON = [
  'main/index.ts',
  'main/desktop/{again,app,appProtocol,core,floating,front,menu,moments,navigation,permissions}.ts',
  'main/desktop/{ports,revive,saveFile,vault,windows}.ts',
  'main/desktop/{keys/electronKeys,outside/desk,quit/{app,ask,system},tray/{app,electronIcon},wire/app}.ts',
  'main/desktop/updates/{app,library}.ts',
  'main/desktop/offer/offerWindow.ts',
  'main/desktop/notify/electronNotes.ts',
  'preload/index.ts',
]

/** They play for minutes in processes of their own, and so beside the windows, which mostly wait. */
const STORMS = 'test/{simulation,mutants,proxied,damaged,killed}/**/*.test.ts'

export default defineConfig({
  plugins: [vue()],
  test: {
    globalSetup: ['test/tempFolder.ts'],
    restoreMocks: true,
    // No test changes a module, so a worker reads each of them once.
    isolate: false,
    // Vitest would leave one core to a person who works beside it.
    maxWorkers: '100%',
    // A guard against waiting for ever, not a measure of speed: the machine may be busy with something else.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/renderer/**', STORMS],
        },
      },
      {
        extends: true,
        test: { name: 'storms', environment: 'node', include: [STORMS] },
      },
      {
        extends: true,
        test: {
          name: 'page',
          environment: 'happy-dom',
          setupFiles: ['test/renderer/leavings.ts'],
          include: ['test/renderer/**/*.test.ts'],
        },
      },
    ],
    coverage: {
      provider: 'v8',
      reportsDirectory: 'coverage',
      reporter: ['text-summary', 'html'],
      include: ['main/**/*.ts', 'preload/**/*.ts'],
      exclude: NEEDS_ELECTRON,
      thresholds: { branches: 90 },
    },
  },
})
