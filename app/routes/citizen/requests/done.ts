import type { readOwnRequest, readOwnRequests } from '~/consentrequest/own-use-cases.server'

type List = NonNullable<Awaited<ReturnType<typeof readOwnRequests>>>
type One = NonNullable<Awaited<ReturnType<typeof readOwnRequest>>>

/** What was done with the code, the switch, or a request without a name, as the address after it says. */
export const DONE_WITH = { ended: 'code', on: 'aan', off: 'uit', no: 'decline', back: 'withdraw' } as const
type DoneWith = keyof typeof DONE_WITH

/** What was done above the list: said only where it stands so. */
export function doneInList(word: string | null, list: List): DoneWith | null {
  const done = (Object.keys(DONE_WITH) as DoneWith[]).find((one) => DONE_WITH[one] === word)
  return done !== undefined && isSo(done, list) ? done : null
}

function isSo(done: DoneWith, list: List): boolean {
  if (list.hidden) {
    if (done === 'no') return list.saidHere.includes('declined')
    return done === 'back' && list.saidHere.includes('withdrawn')
  }
  const { block, codeEnded } = list.door
  if (done === 'ended') return codeEnded
  return done === 'on' ? block !== null : done === 'off' && block === null
}

type DoneWithOne = 'accept' | 'half' | 'decline' | 'narrow' | 'withdraw'

/** What was done with one request: said only to who said it, and where the request stands so. */
export function doneWithOne(
  word: string | null,
  { standing, answeredBy, given, together }: Pick<One, 'standing' | 'answeredBy' | 'given' | 'together'>,
): DoneWithOne | null {
  if (answeredBy?.who !== 'self') return null
  switch (word) {
    case 'accept':
      if (standing === 'waiting' && together === 'theirs') return 'half'
      return standing === 'given' && given?.isSmaller === false ? 'accept' : null
    case 'narrow':
      return standing === 'given' && given?.isSmaller === true ? 'narrow' : null
    case 'decline':
      return standing === 'declined' ? 'decline' : null
    case 'withdraw':
      return standing === 'withdrawn' ? 'withdraw' : null
    default:
      return null
  }
}
