import { lookup, type LookupAddress } from 'node:dns'
import { BlockList, type LookupFunction } from 'node:net'

/** Of IPv4, what is no address of the internet (IANA special-purpose registry, RFC 6890). */
const INSIDE_4: [string, number][] = [
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
]
/** Of the IPv6 addresses that are given out, those that stand for something else: Teredo and the like, examples, 6to4. */
const INSIDE_6: [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]
/** The part of IPv6 that is given out (RFC 4291 §2.4); nothing else is of the internet, an IPv4 address in disguise neither. */
const GIVEN_OUT: [string, number] = ['2000::', 3]

const inside = new BlockList()
for (const [net, bits] of INSIDE_4) inside.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of INSIDE_6) inside.addSubnet(net, bits, 'ipv6')
const givenOut = new BlockList()
givenOut.addSubnet(...GIVEN_OUT, 'ipv6')

/** Whether an address is of the internet, and leads to nothing of ours. */
export function isOutside({ address, family }: LookupAddress): boolean {
  if (family === 4) return !inside.check(address, 'ipv4')
  return givenOut.check(address, 'ipv6') && !inside.check(address, 'ipv6')
}

/** The code of the error where a name leads inside. */
export const LEADS_INSIDE = 'ELEADSINSIDE'

/**
 * Looks a name up for a connection, which goes to what is found here and nowhere else: one address inside, and there is no connection, whatever
 * the name led to when it was given.
 */
export const lookUpOutside: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) return done(error, '')
    const [first] = found
    if (!first || !found.every(isOutside))
      return done(Object.assign(new Error('the name leads inside'), { code: LEADS_INSIDE }), '')
    return options.all ? done(null, found) : done(null, first.address, first.family)
  })
}
