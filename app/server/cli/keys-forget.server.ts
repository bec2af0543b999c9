import { forgetKey } from '~/portal/key-proof.server'
import { done, failed, OPERATOR, type Verb } from './verb'

export const keysForget: Verb = {
  words: 'keys forget',
  takes: 'NAME',
  about:
    'Starts without a key from now on, though something may rest on it still. What it sealed stays closed.',
  async run({ operand: name, desk }) {
    const runtime = desk.unproven()
    const known = await forgetKey(runtime, name, { operator: OPERATOR, requestId: desk.requestId })
    return known
      ? done(`${name} is not asked for any more.`, { name })
      : failed(`No key ${name} is known here.`)
  },
}
