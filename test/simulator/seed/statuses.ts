import type { Category, Status } from '../core/shapes.ts'

const status = (statusId: string, category: Category, EN: string, ES: string, selectable = true): Status => ({
  statusId,
  name: EN,
  localizations: { name: { EN, ES } },
  category,
  selectable,
})

/** The statuses of a tenant (PROTOCOL 1, `statuses[]`); those that nobody chooses by hand are the server's own. */
export const STATUSES: readonly Status[] = [
  status('st_available', 'available', 'Available', 'Disponible'),
  status('st_break', 'away', 'Break', 'Descanso'),
  status('st_lunch', 'away', 'Lunch', 'Almuerzo'),
  status('st_training', 'away', 'Training', 'Formación'),
  status('st_busy', 'busy', 'On a call', 'En llamada', false),
  status('st_wrapup', 'wrapup', 'Wrap-up', 'Finalizando', false),
  status('st_noanswer', 'noAnswer', 'No Answer', 'Sin respuesta', false),
  status('st_offline', 'offline', 'Offline', 'Desconectado', false),
]
