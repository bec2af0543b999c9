import { setClientStatus, type ClientAnswer } from '~/provider/clients.server'
import { byOperator } from './operator-act.server'
import { done, failed, type Call, type Verb } from './verb'

type Refusal = Extract<ClientAnswer, { ok: false }>['refusal']

export const CLIENT_REFUSALS: Record<Refusal, string> = {
  'known-already': 'There is a care system with this ID already.',
  'unknown-client': 'There is no care system with this ID.',
  stopped: 'The privacy officer stopped this care system, or its organisation. Only they let it go on.',
  'unknown-provider': 'The directory has no care organisation with this URA.',
}

export const clientBlock: Verb = {
  words: 'client block',
  takes: 'ID',
  about: 'Refuses every further question of a care system, also with tokens it has.',
  run: (call) => become(call, 'blocked', 'is blocked from its next request on'),
}

export const clientUnblock: Verb = {
  words: 'client unblock',
  takes: 'ID',
  about: 'Lets a blocked care system ask again.',
  run: (call) => become(call, 'active', 'may ask again'),
}

async function become({ operand: id, desk }: Call, status: 'active' | 'blocked', words: string) {
  const answer = await setClientStatus(desk.runtime(), { id, status }, byOperator(desk))
  if (!answer.ok) return failed(CLIENT_REFUSALS[answer.refusal], answer)
  return done(`${id} ${words}.`, { id, status })
}
