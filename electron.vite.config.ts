import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'

// Everything is bundled; only Electron and Node's own modules stay outside. So the package needs no node_modules, and
// starting reads three files, as small as they can be.
const whole = {
  externalizeDeps: false,
  sourcemap: false,
  reportCompressedSize: false,
  minify: 'oxc',
} as const

export default defineConfig({
  main: {
    // ws asks for two optional native modules; with these it does not even look for them.
    define: { 'process.env.WS_NO_BUFFER_UTIL': '"1"', 'process.env.WS_NO_UTF_8_VALIDATE': '"1"' },
    build: {
      ...whole,
      target: 'node20.18',
      outDir: 'out/main',
      rollupOptions: { input: 'main/index.ts', output: { format: 'es', entryFileNames: 'index.js' } },
    },
  },
  preload: {
    build: {
      ...whole,
      target: 'node20.18',
      outDir: 'out/preload',
      // A sandboxed preload is one CommonJS file.
      rollupOptions: { input: 'preload/index.ts', output: { format: 'cjs', entryFileNames: 'index.cjs' } },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [vue()],
    build: {
      ...whole,
      target: 'chrome130',
      outDir: 'out/renderer',
      // The policy of the page allows no data: addresses for scripts and fonts, so nothing is inlined.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // A page a window: the desk, the calls that ring, and the bar of those that are up.
      rollupOptions: {
        input: {
          index: 'renderer/index.html',
          offer: 'renderer/offer.html',
          callBar: 'renderer/callBar.html',
        },
      },
    },
  },
})
