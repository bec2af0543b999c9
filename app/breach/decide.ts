import {
  breachState,
  type BreachEvent,
  type BreachFacts,
  type BreachNotice,
  type BreachScope,
  type NotToldGround,
} from './breach'

export type BreachCommand =
  | { do: 'correct'; facts: BreachFacts }
  | { do: 'report'; at: string; reference: string }
  | { do: 'not-report'; text: string }
  | { do: 'look-for'; scope: BreachScope }
  | { do: 'word'; notice: BreachNotice }
  | { do: 'tell' | 'stop' }
  | { do: 'not-tell'; ground: NotToldGround; text: string }
  | { do: 'close'; text: string }

/**
 * - `ahead`: a moment that must still come · `before-found`: reported before it was known · `days-turned`: from after to
 * - `empty`: a text that is missing, in one of the languages · `closed` · `reported`: that it was is not taken back
 * - `not-looked`: nobody was looked for yet, or that is under way · `not-worded` · `telling`: it goes out, or did: stop it first
 * - `not-telling`: nothing goes out · `undecided`: whether it is reported and people are told must be decided first
 */
export type BreachRefusal =
  | 'ahead'
  | 'before-found'
  | 'days-turned'
  | 'empty'
  | 'empty-english'
  | 'closed'
  | 'reported'
  | 'not-looked'
  | 'not-worded'
  | 'telling'
  | 'not-telling'
  | 'undecided'

type Decided = { ok: true; event: BreachEvent } | { ok: false; refusal: BreachRefusal }
/** `isLookedFor`: whether everybody in the scope was found; `left`: how many are still to be told. */
export type BreachStanding = { events: readonly BreachEvent[]; isLookedFor: boolean; left: number }

/** What is found and when, of a new one or one that is put right; null where it may be so. */
export function whyNotFound({ foundAt, nature }: BreachFacts, now: Date): BreachRefusal | null {
  if (Date.parse(foundAt) > now.getTime()) return 'ahead'
  return nature.trim() === '' ? 'empty' : null
}

/** Decides on what the officer does with a breach (AVG 33 and 34). */
export function decideBreach(
  command: BreachCommand,
  { events, isLookedFor, left }: BreachStanding,
  now: Date,
): Decided {
  const state = breachState(events)
  if (state.isClosed) return no('closed')
  switch (command.do) {
    case 'correct': {
      const refusal = whyNotFound(command.facts, now)
      return refusal ? no(refusal) : yes({ what: 'corrected', facts: command.facts })
    }
    case 'report':
      if (Date.parse(command.at) > now.getTime()) return no('ahead')
      if (command.at < state.facts.foundAt) return no('before-found')
      return yes({ what: 'reported', at: command.at, reference: command.reference })
    case 'not-report':
      if (state.report?.what === 'reported') return no('reported')
      return command.text === '' ? no('empty') : yes({ what: 'not-reported', text: command.text })
    case 'look-for':
      if (state.tells === 'telling' || state.tells === 'stopped') return no('telling')
      if (command.scope.from > command.scope.to) return no('days-turned')
      return yes({ what: 'looked-for', scope: command.scope })
    case 'word':
      if (state.tells === 'telling') return no('telling')
      if (command.notice.nl === '') return no('empty')
      return command.notice.en === '' ? no('empty-english') : yes({ what: 'worded', notice: command.notice })
    case 'tell':
      if (state.tells === 'telling') return no('telling')
      if (!state.scope || !isLookedFor) return no('not-looked')
      return state.notice ? yes({ what: 'telling' }) : no('not-worded')
    case 'stop':
      return state.tells === 'telling' && left > 0 ? yes({ what: 'stopped' }) : no('not-telling')
    case 'not-tell':
      if (state.tells === 'telling') return no('telling')
      if (command.text === '') return no('empty')
      return yes({ what: 'not-told', ground: command.ground, text: command.text })
    case 'close':
      if (!state.report || state.tells === 'open' || state.tells === 'stopped' || left > 0)
        return no('undecided')
      return command.text === '' ? no('empty') : yes({ what: 'closed', text: command.text })
  }
}

const yes = (event: BreachEvent): Decided => ({ ok: true, event })
const no = (refusal: BreachRefusal): Decided => ({ ok: false, refusal })
