import vue from '@vitejs/plugin-vue'
import { join } from 'node:path'
import { defineConfig } from 'vite'

const here = import.meta.dirname

/** The gallery of scenes and the page of one scene (`npm run gallery`, and the tests that take pictures of them). */
export default defineConfig({
  root: here,
  base: './',
  plugins: [vue()],
  server: { fs: { allow: [join(here, '../../..')] } },
  build: {
    chunkSizeWarningLimit: 2_000,
    outDir: '../../../.cache/scenes',
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    target: 'chrome130',
    rollupOptions: { input: [join(here, 'index.html'), join(here, 'gallery.html')] },
  },
})
