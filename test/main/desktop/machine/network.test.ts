import { expect, it, vi } from 'vitest'
import { addressesOf, watchNetwork } from '../../../../main/desktop/machine/network.ts'
import { aClock } from '../fakes.ts'

const one = (address: string, more = {}) => ({
  address,
  family: 'IPv4' as const,
  internal: false,
  netmask: '',
  mac: '',
  cidr: null,
  ...more,
})

it('knows a network by its addresses, in any order, and leaves out what never leads outside', () => {
  const wlan = [one('10.0.0.5'), one('2001:db8:1:2:aaaa::1', { family: 'IPv6' })]
  const lo = [one('127.0.0.1', { internal: true }), one('fe80::1', { family: 'IPv6' })]
  expect(addressesOf({ lo, wlan })).toBe(addressesOf({ wlan: [...wlan].reverse(), lo, tun: undefined }))
  expect(addressesOf({ lo })).toBe('')
})

it('takes a new temporary IPv6 address for the same network', () => {
  const before = addressesOf({ eth: [one('2001:db8:1:2:aaaa::1', { family: 'IPv6' })] })
  expect(addressesOf({ eth: [one('2001:db8:1:2:bbbb::7', { family: 'IPv6' })] })).toBe(before)
  expect(addressesOf({ eth: [one('2001:db8:1:3:aaaa::1', { family: 'IPv6' })] })).not.toBe(before)
})

it('tells of another network and of one that is back, not of one that is lost', () => {
  const { clock, pass, timers } = aClock()
  let now = 'a'
  const changed = vi.fn()
  const stop = watchNetwork(() => now, changed, clock)
  pass(10_000)
  expect(changed).toHaveBeenCalledTimes(0)
  now = 'b'
  pass(2_000)
  expect(changed).toHaveBeenCalledTimes(1)
  now = ''
  pass(2_000)
  expect(changed).toHaveBeenCalledTimes(1)
  now = 'b'
  pass(2_000)
  expect(changed).toHaveBeenCalledTimes(2)
  stop()
  expect(timers.size).toBe(0)
})
