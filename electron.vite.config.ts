import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

// Everything is bundled; only Electron and Node's own modules stay outside. So the package needs no node_modules, and
// starting reads three files, as small as they can be.
const whole = {
  externalizeDeps: false,
  sourcemap: false,
  reportCompressedSize: false,
  minify: 'oxc',
} as const

/** The bundler has every file of CommonJS load the one that holds its helpers, also where it uses none: that would be all of it. */
const windowFirst: Plugin = {
  name: 'window-first',
  generateBundle(_options, files) {
    const front = files['index.cjs']
    if (front?.type !== 'chunk') throw new Error('main has no index.cjs')
    front.code = front.code.replace(/(?<=;|^)require\("\.\/core\.cjs"\);/m, '')
    if (front.code.includes('require("./core.cjs")')) throw new Error('The window would wait for the core.')
  },
}

export default defineConfig({
  main: {
    plugins: [windowFirst],
    // ws asks for two optional native modules; with these it does not even look for them.
    define: { 'process.env.WS_NO_BUFFER_UTIL': '"1"', 'process.env.WS_NO_UTF_8_VALIDATE': '"1"' },
    build: {
      ...whole,
      target: 'node20.18',
      outDir: 'out/main',
      rollupOptions: {
        // Two files: the window's, and all that is loaded while its page is on the way (main/index.ts). CommonJS, because Electron
        // gets ready only after a module has been linked: that took a seventh of a start.
        input: { index: 'main/index.ts', core: 'main/desktop/core.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name].cjs' },
      },
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
        // What two pages share is one file: each that is asked for takes a turn of main, which is busy then.
      },
    },
  },
})
