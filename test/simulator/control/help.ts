/** What each verb of the control plane does, with the parts of its body; a `?` marks those that may be left out. */
export const HELP: Record<string, string> = {
  call: 'places a call: from?, name?, queue? or user? (direct), priority?, ticketId?, campaignId?, patienceMs?, talkMs?, presses? [{afterMs, digit}], menu? or onDigit? {digit: {hangUp|say|press}}, says? (on voicemail)',
  hangUp: 'the far end hangs up: callId? or from?, else the latest call',
  status: 'sets the status of agents as they would: user?, statusId?',
  colleague:
    'a simulated person takes a seat: user?, whenRung? answer|decline|ignore|busy|away, afterMs?, claimAfterMs?, talkMs?',
  farEnd:
    'how whoever has number behaves when called: whenCalled? answer|busy|noAnswer|failed, afterMs?, and talkMs?, presses?, menu? or onDigit?, says? as for call',
  email:
    'an e-mail comes: seed? (a prepared one), from?, name?, queue?, subject?, body?, html? or bodyParts?, ticketId?, priority?, replies? [{afterMs, body}], patienceMs?',
  sms: 'an SMS comes: the same without seed?',
  chat: 'somebody opens a chat: the same without seed?',
  reply:
    'the customer writes again: callId? or workitemId? or from?, else on the latest thread; body?, html?',
  drop: 'cuts sockets, with code? by a close frame: user?, reason?',
  freeze: 'half-open: sockets neither read nor answer any more: user?',
  dropEvent: 'the next events are lost on the way: user?, count?',
  repeatEvent: 'the next events are sent twice: user?, count?',
  reorderEvent: 'the next event is sent after the one behind it: user?, count?',
  raw: 'sends a frame: text?, or kind? notJson|unknownType|tooBig; user?',
  event: 'sends an event in its order: name?, message?, workitemId?, user?',
  oddItem: 'the next snapshots hold an item that is no workitem: count?',
  epoch: 'restarts in place: new epoch, buffers lost, sockets cut unless drop? is false',
  expire: 'expires tokens: user?, refreshable? (true), close? sockets with 4001 (true)',
  goaway: 'announces an end, then closes with 1001: user?, reason?, withinMs?, resumable?',
  refuse: 'refuses every connection for ms',
  delay: 'answers come ms late: route?, count?, when? after|before the effect',
  lose: 'answers are lost: route?, count?, when? after|before the effect',
  answer: 'answers with status 503|429|500|502|504: route?, count?, retryAfter? (s), effect? (false)',
  calm: 'forgets the faults that still wait',
  set: 'heartbeatMs?, tokenSeconds?, mediaSeconds?, bareLocation?, tenant?, settings? {…}',
  clock: 'moves all time ahead by advanceMs?, sets the error of the stated clock to skewMs?',
  history: 'gives agents a past: user?, count?, days?, seed?',
  report: 'outcomes by disposition and by agent: tenant?',
  help: 'this list',
}
