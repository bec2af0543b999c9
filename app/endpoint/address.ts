import { isKeyAddress } from '~/provider/public-keys'

/** What fits in the form. */
const LONGEST_ADDRESS = 400

/** Whether addresses inside are let in: in the demo alone, where everything is on one machine. */
export type Reach = 'internet' | 'anywhere'

export function reachOf(mode: 'demo' | 'production'): Reach {
  return mode === 'demo' ? 'anywhere' : 'internet'
}

/**
 * Whether somebody may be told at an address: https on the usual port, at a name that can be of the internet, without a user, password
 * or fragment. That the name does not lead inside after all is seen at each sending (`outside.server.ts`).
 */
export function isEndpointAddress(address: string, reach: Reach): boolean {
  if (address.length > LONGEST_ADDRESS || !URL.canParse(address)) return false
  if (reach === 'internet') return isKeyAddress(address)
  const { protocol, username, password, hash } = new URL(address)
  return ['https:', 'http:'].includes(protocol) && username + password + hash === ''
}
