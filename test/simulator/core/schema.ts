import type { Core } from './core.ts'
import { emit } from './socket/stream.ts'

/** Tells everyone of the tenant that an object of a schema type has changed (PROTOCOL 5, `SchemaTypeChangeNotification`). */
export function announce(
  core: Core,
  tenantId: string,
  type: 'contact' | 'disposition',
  change: 'created' | 'updated' | 'deleted',
  object: object,
): void {
  for (const user of core.world.users.values()) {
    if (user.tenantId !== tenantId) continue
    emit(core, user.agent.userId, 'SchemaTypeChangeNotification', { type, change, object })
  }
}
