import { Menu, type MenuItemConstructorOptions } from 'electron'
import { menuWords } from './menuWords.ts'

/** The menu of the app, in the language of the window. */
export interface AppMenu {
  /** A language that is new has it made anew; one that is not known reads as English. */
  update(language: string): void
}

/** What a keyboard expects of every program, and no more; reloading and the inspector exist in development only. */
export function createMenu({ isDevelopment, isMac }: { isDevelopment: boolean; isMac: boolean }): AppMenu {
  let said: ReturnType<typeof menuWords> | undefined
  return {
    update(language) {
      const words = menuWords(language)
      if (words === said) return
      said = words
      const { file, edit, view, window } = words
      const item = (role: NonNullable<MenuItemConstructorOptions['role']>, label: string) => ({ role, label })
      const line: MenuItemConstructorOptions = { type: 'separator' }
      const development: MenuItemConstructorOptions[] = isDevelopment
        ? [line, { role: 'reload' }, { role: 'toggleDevTools' }]
        : []
      const template: MenuItemConstructorOptions[] = [
        ...(isMac ? [{ role: 'appMenu' } as const] : []),
        {
          label: file.name,
          submenu: [
            item('close', file.close),
            { ...item('quit', file.quit), accelerator: 'CommandOrControl+Q' },
          ],
        },
        {
          label: edit.name,
          submenu: [
            ...[item('undo', edit.undo), item('redo', edit.redo), line],
            ...[item('cut', edit.cut), item('copy', edit.copy), item('paste', edit.paste)],
            ...[item('delete', edit.remove), line, item('selectAll', edit.all)],
          ],
        },
        {
          label: view.name,
          submenu: [
            ...[item('resetZoom', view.actual), item('zoomIn', view.larger), item('zoomOut', view.smaller)],
            ...[item('togglefullscreen', view.full), ...development],
          ],
        },
        {
          label: window.name,
          role: 'windowMenu',
          submenu: [item('minimize', window.minimize), item('close', file.close)],
        },
      ]
      Menu.setApplicationMenu(Menu.buildFromTemplate(template))
    },
  }
}
