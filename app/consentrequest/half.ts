import type { WhoDecides } from '~/representation/who-decides'
import type { Scope } from './request'

/** From which side somebody says yes about a child of 12 to 15: the child, or a parent or guardian. */
export type Side = 'person' | 'representative'

/** A yes that waits for the other side's: it gives no leave by itself (Wabvpz 15g). */
export type Half = Scope & { of: Side }

type Standing = { decides: WhoDecides; half: Half | null; side: Side }

/** What the other side said yes to already, while the two decide together. */
export function saidByOther({ decides, half, side }: Standing): Half | null {
  return decides === 'together' && half !== null && half.of !== side ? half : null
}

/** Whether a yes from this side still needs the other's. */
export function needsOther(standing: Standing): boolean {
  return standing.decides === 'together' && saidByOther(standing) === null
}

/** Whether this side said yes, so that it is the other's turn. */
export function isOthersTurn({ decides, half, side }: Standing): boolean {
  return decides === 'together' && half?.of === side
}

/** From which side who acts speaks. */
export function sideOf({ representation }: { representation: object | null }): Side {
  return representation === null ? 'person' : 'representative'
}
