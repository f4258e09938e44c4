import { Menu, nativeImage, Tray, type MenuItemConstructorOptions, type NativeImage } from 'electron'
import { picture } from './drawing.ts'
import type { TrayState } from './look.ts'
import type { Line, TrayAct } from './menu.ts'
import { raster } from './raster.ts'
import type { TrayIcon } from './tray.ts'

/**
 * Sizes in px by the scale of a screen. A panel of Linux is handed one picture, the largest, and scales it: twice its usual 22
 * stays sharp when it is halved.
 */
const SIZES: Readonly<Record<string, readonly { px: number; scale: number }[]>> = {
  linux: [{ px: 44, scale: 1 }],
  win32: [
    { px: 16, scale: 1 },
    { px: 20, scale: 1.25 },
    { px: 24, scale: 1.5 },
    { px: 32, scale: 2 },
  ],
  darwin: [
    { px: 22, scale: 1 },
    { px: 44, scale: 2 },
  ],
}

/** An icon of Electron's on the panel that there is now. */
export function openElectronIcon(chosen: (does: TrayAct) => void): TrayIcon {
  const tray = new Tray(nativeImage.createEmpty())
  // Kept: a menu that nobody holds is collected, and its lines go dead.
  let menu: Menu | undefined
  // On macOS a click opens the menu, and there is nothing else that it could mean.
  if (process.platform !== 'darwin') tray.on('click', () => chosen('show'))
  return {
    draw: (state, count) => tray.setImage(draw(state, count)),
    say: (words) => tray.setToolTip(words),
    offer(lines) {
      menu = Menu.buildFromTemplate(template(lines, chosen))
      tray.setContextMenu(menu)
    },
    remove: () => tray.destroy(),
  }
}

function draw(state: TrayState, count: number): NativeImage {
  const image = nativeImage.createEmpty()
  for (const { px, scale } of SIZES[process.platform] ?? []) {
    const buffer = Buffer.from(raster(picture(state, count), px))
    image.addRepresentation({
      scaleFactor: scale,
      buffer: nativeImage.createFromBitmap(buffer, { width: px, height: px }).toPNG(),
    })
  }
  return image
}

const template = (lines: readonly Line[], chosen: (does: TrayAct) => void): MenuItemConstructorOptions[] =>
  lines.map((line): MenuItemConstructorOptions => {
    if (line.kind === 'gap') return { type: 'separator' }
    const label = line.label.replaceAll('&', '&&')
    if (line.kind === 'heading') return { label, enabled: false }
    if (line.kind === 'menu') return { label, enabled: line.enabled, submenu: template(line.lines, chosen) }
    const { does, isChosen } = line
    return {
      label,
      ...(does ? { click: () => chosen(does) } : { enabled: false }),
      ...(isChosen !== undefined && { type: 'radio', checked: isChosen }),
    }
  })
