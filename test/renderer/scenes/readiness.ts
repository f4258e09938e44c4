import type { AppState, PhoneTest } from '../../../preload/contract.ts'
import { refuse } from '../../../preload/contract.ts'
import { anOffer, aRing, aState, NOW } from '../fixtures.ts'
import type { Scene } from '../scenes.ts'

const OPEN = ['.readiness .opener']
const DIAGNOSTICS = ['.place:last-of-type']
const passed: PhoneTest = {
  at: NOW - 20_000,
  state: 'passed',
  legs: { answered: 31, received: 28, published: 33, notified: 41, painted: 68 },
  noticeRefused: false,
}
const failed: PhoneTest = {
  at: NOW - 12_000,
  state: 'failed',
  legs: { answered: 31, published: 36, notified: 44, painted: 71 },
  noticeRefused: false,
  stoodAt: 'received',
}
const lost: Partial<AppState> = {
  connection: {
    link: 'reconnecting',
    since: NOW - 42_000,
    staleSince: NOW - 42_000,
    retryAt: NOW + 3_000,
    syncedAt: NOW - 44_000,
  },
}
const poor: AppState['health'] = {
  ackAt: NOW - 9_500,
  tokenUntil: NOW + 40_000,
  journal: 'failing',
  notifications: 'failed',
}
const test = aRing({ workitemId: 'test', name: 'Test call', from: '+14805550199' })

/** The light, its facts, and the test of the phone. */
export const READINESS_SCENES: Record<string, Scene> = {
  ready: { state: aState({ phoneTest: passed }), then: OPEN },
  limited: { state: aState({ health: poor, notices: ['cacheBehind'] }), then: OPEN },
  notReady: { state: aState(lost), then: OPEN },
  testRuns: {
    state: aState({
      workitems: [test],
      offers: [anOffer(test, { test: true })],
      phoneTest: { ...passed, state: 'running', legs: { answered: 31, received: 28 } },
    }),
    then: OPEN,
  },
  testFailed: { state: aState({ phoneTest: failed }), then: DIAGNOSTICS },
  testSilent: {
    state: aState({
      health: { ...aState().health, notifications: 'failed' },
      phoneTest: {
        ...passed,
        noticeRefused: true,
        legs: { answered: 31, received: 28, published: 33, painted: 68 },
      },
    }),
    then: DIAGNOSTICS,
  },
  stopped: {
    state: aState({
      connection: {
        link: 'stopped',
        since: NOW - 60_000,
        staleSince: NOW - 60_000,
        problem: refuse('PROTOCOL_ERROR', 'They do not understand each other.').failure,
      },
    }),
    then: OPEN,
  },
}
