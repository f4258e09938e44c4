import { Notification } from 'electron'
import type { Undo } from '../ports.ts'
import type { NoticeSpec } from './offerNotices.ts'
import { escapeMarkup } from './plainText.ts'

export interface NotificationPorts {
  platform: NodeJS.Platform
  icon?: string
  /** The agent clicked one. */
  clicked(): void
  /** This one is on the screen, or nobody on this desktop would show it. */
  told(offerId: string, shown: boolean): void
}

/** Desktop notifications. Each is held until it is taken back: one without a reference loses its click. */
export function createNotifier({
  platform,
  icon,
  clicked,
  told,
}: NotificationPorts): (spec: NoticeSpec) => Undo {
  const held = new Set<Notification>()
  return ({ offerId, title, body, urgent }) => {
    if (!Notification.isSupported()) {
      told(offerId, false)
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
    notification.on('show', () => told(offerId, true))
    notification.on('failed', () => told(offerId, false))
    notification.show()
    return () => {
      held.delete(notification)
      notification.close()
    }
  }
}
