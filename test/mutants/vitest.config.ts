import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

/** How tests run in a copy. What is waited for in vain is a mistake noticed. */
export default defineConfig({
  plugins: [vue()],
  test: {
    restoreMocks: true,
    testTimeout: 15_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/renderer/**'],
        },
      },
      {
        extends: true,
        test: { name: 'page', environment: 'happy-dom', include: ['test/renderer/**/*.test.ts'] },
      },
    ],
  },
})
