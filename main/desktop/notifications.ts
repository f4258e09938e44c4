import { Notification } from 'electron'
import type { Undo } from '../ports.ts'
import type { NoticeSpec } from './offerNotices.ts'
import { escapeMarkup } from './plainText.ts'

export interface NotificationPorts {
  platform: NodeJS.Platform
  icon?: string
  /** The agent clicked one. */
  clicked(): void
  /** Nobody on this desktop shows them. */
  failed(): void
}

/** Desktop notifications. Each is held until it is taken back: one without a reference loses its click. */
export function createNotifier({
  platform,
  icon,
  clicked,
  failed,
}: NotificationPorts): (spec: NoticeSpec) => Undo {
  const held = new Set<Notification>()
  return ({ title, body, urgent }) => {
    if (!Notification.isSupported()) {
      failed()
      return () => undefined
    }
    const notification = new Notification({
      title,
      body: platform === 'linux' ? escapeMarkup(body) : body,
      urgency: urgent ? 'critical' : 'normal',
      timeoutType: urgent ? 'never' : 'default',
      ...(icon ? { icon } : {}),
    })
    held.add(notification)
    notification.on('click', clicked)
    notification.on('failed', failed)
    notification.show()
    return () => {
      held.delete(notification)
      notification.close()
    }
  }
}
