import { invalid, requiredText, text } from '../fields.ts'
import { digits } from '../numbers.ts'
import { Refusal } from '../refusal.ts'
import type { Ask, Outcome, Route } from '../route.ts'
import { ok } from '../route.ts'
import { sendEmail } from '../text/email.ts'
import { startSms, writeOn } from '../text/messages.ts'
import { BODY_PATH } from '../text/thread.ts'
import { mustAllow, ownRow } from './own.ts'

/** An SMS on the thread of its workitem; with another kind of workitem, or none, it begins a thread (PROTOCOL 2). */
function sms(ask: Ask): Outcome {
  const { core, body, userId } = ask
  const to = requiredText(body, 'to').trim()
  if (!/^\+?[\d\s().-]+$/.test(to) || digits(to).length < 3) throw invalid('to', `${to} is not a number.`)
  const message = requiredText(body, 'message')
  const workitemId = text(body, 'workitemId')
  const campaignId = text(body, 'campaignId')
  const campaign = campaignId === undefined ? {} : { campaignId }
  if (workitemId === undefined) return ok(startSms(core, userId, to, message, campaign))
  const row = ownRow({ ...ask, params: { id: workitemId } }, 'workitemId')
  const { item } = row
  if (item.channelType !== 'sms')
    return ok(startSms(core, userId, to, message, { ...campaign, originWorkitemId: workitemId }))
  if (!['active', 'hold', 'wrapup'].includes(item.state))
    throw new Refusal('ACTION_NOT_ALLOWED', `An SMS is not possible: the workitem is ${item.state}.`, {
      workitem: item,
    })
  const far = item.type === 'OutboundSMS' ? item.to : item.from
  if (digits(far) !== digits(to)) throw invalid('to', 'This thread is with another number.')
  return ok(writeOn(core, row, message))
}

/** E-mail, SMS and chat (PROTOCOL 2), and the bodies that are too large for a frame (PROTOCOL 3). */
export const TEXT_ROUTES: readonly Route[] = [
  {
    at: 'POST /users/api/workitems/:id/sendemailresponse',
    action: 'sendEmailResponse',
    key: true,
    run(ask) {
      const row = ownRow(ask)
      mustAllow(row.item, 'sendEmailResponse')
      return ok(sendEmail(ask.core, row, ask.body))
    },
  },
  {
    at: 'POST /users/api/workitems/:id/messages',
    action: 'messages',
    key: true,
    run(ask) {
      const row = ownRow(ask)
      mustAllow(row.item, 'messages')
      return ok(writeOn(ask.core, row, requiredText(ask.body, 'body')))
    },
  },
  { at: 'POST /users/api/sms', key: true, run: sms },
  {
    at: `GET ${BODY_PATH}:bodyId`,
    open: true,
    run({ core, params }) {
      const kept = core.world.bodies.get(params['bodyId'] ?? '')
      if (!kept) throw new Refusal('NOT_FOUND', 'There is no such body.', { param: 'bodyId' })
      return ok(kept)
    },
  },
]
