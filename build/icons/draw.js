// Runs in Electron, which draws SVG better than anything else that is here already: prints one PNG a line.
import { app, BrowserWindow } from 'electron'
import { readFileSync } from 'node:fs'
import path from 'node:path'

const SIZES = [16, 24, 32, 48, 64, 128, 256, 512]

const draw = async (svg, size) => {
  const image = new Image(size, size)
  image.src = `data:image/svg+xml;base64,${btoa(svg)}`
  await image.decode()
  const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size })
  canvas.getContext('2d').drawImage(image, 0, 0, size, size)
  return canvas.toDataURL('image/png').split(',')[1]
}

app.disableHardwareAcceleration()
app.whenReady().then(async () => {
  const svg = readFileSync(path.join(import.meta.dirname, 'icon.svg'), 'latin1')
  const page = new BrowserWindow({ show: false }).webContents
  await page.loadURL('about:blank')
  for (const size of SIZES) {
    const png = await page.executeJavaScript(`(${draw})(${JSON.stringify(svg)}, ${size})`)
    console.log(`${size} ${png}`)
  }
  app.exit(0)
})
