interface MenuWords {
  file: { name: string; close: string; quit: string }
  edit: Record<'name' | 'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'remove' | 'all', string>
  view: Record<'name' | 'actual' | 'larger' | 'smaller' | 'full', string>
  window: { name: string; minimize: string }
}

const en: MenuWords = {
  file: { name: 'File', close: 'Close window', quit: 'Quit' },
  edit: {
    ...{ name: 'Edit', undo: 'Undo', redo: 'Redo', cut: 'Cut', copy: 'Copy', paste: 'Paste' },
    ...{ remove: 'Delete', all: 'Select all' },
  },
  view: {
    ...{ name: 'View', actual: 'Actual size', larger: 'Zoom in', smaller: 'Zoom out' },
    full: 'Full screen',
  },
  window: { name: 'Window', minimize: 'Minimize' },
}

const es: MenuWords = {
  file: { name: 'Archivo', close: 'Cerrar ventana', quit: 'Salir' },
  edit: {
    ...{ name: 'Editar', undo: 'Deshacer', redo: 'Rehacer', cut: 'Cortar', copy: 'Copiar', paste: 'Pegar' },
    ...{ remove: 'Eliminar', all: 'Seleccionar todo' },
  },
  view: {
    ...{ name: 'Ver', actual: 'Tamaño real', larger: 'Acercar', smaller: 'Alejar' },
    full: 'Pantalla completa',
  },
  window: { name: 'Ventana', minimize: 'Minimizar' },
}

/** What the menu of the app says in a language. */
export const menuWords = (language: string): MenuWords => (/^es\b/i.test(language) ? es : en)
