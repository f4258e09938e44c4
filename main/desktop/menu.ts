import { Menu, type MenuItemConstructorOptions } from 'electron'

/** What a keyboard expects of every program, and no more; reloading and the inspector exist in development only. */
export function setMenu({ isDevelopment, isMac }: { isDevelopment: boolean; isMac: boolean }): void {
  const development: MenuItemConstructorOptions[] = isDevelopment
    ? [{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }]
    : []
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      role: 'fileMenu',
      submenu: [{ role: 'close' }, { role: 'quit', accelerator: 'CommandOrControl+Q' }],
    },
    { role: 'editMenu' },
    {
      role: 'viewMenu',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        ...development,
      ],
    },
    { role: 'windowMenu' },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
