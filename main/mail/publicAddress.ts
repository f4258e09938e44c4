import { BlockList, isIPv6 } from 'node:net'

/** Networks that are nobody's on the internet: one's own machine, one's own house, and what has a use of its own. */
const PRIVATE = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  PRIVATE.addSubnet(network, prefix)

/** Of IPv6 only what is given out to the internet is public; what carries an IPv4 address in it is asked for that. */
const PUBLIC_6 = new BlockList()
PUBLIC_6.addSubnet('2000::', 3, 'ipv6')
const CARRIERS = new BlockList()
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const)
  CARRIERS.addSubnet(network, prefix, 'ipv6')

/** May a letter's picture be fetched from this IP address? */
export const isPublicAddress = (address: string): boolean =>
  isIPv6(address)
    ? PUBLIC_6.check(address, 'ipv6') && !CARRIERS.check(address, 'ipv6')
    : !PRIVATE.check(address)
