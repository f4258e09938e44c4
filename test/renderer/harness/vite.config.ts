import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

/** The gallery of scenes: `vite test/renderer/harness` to work on it, `vite build` for the pages that are photographed. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [vue()],
  build: { outDir: '../../../.cache/scenes', emptyOutDir: true, modulePreload: { polyfill: false } },
})
