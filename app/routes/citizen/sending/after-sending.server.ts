import { notTakenMarker } from '~/choosing/done-marker.server'
import type { Sent } from '~/choosing/send-use-cases.server'
import { PATHS, withQuery, type Path } from '~/paths'
import type { Portal } from '~/portal/portal'
import type { Dossier } from '~/representation/dossier.server'

type Taken = Extract<Sent, { ok: true }>

/** What waits for somebody comes first: there it also says what is in force already. Where no choice changed, a request was sent. */
export function destinationOf(
  { number, waiting, notTaken }: Taken,
  { runtime }: Portal,
  dossier: Dossier,
): Path {
  if (waiting !== null) return withQuery(PATHS.agreement({ approval: waiting }), { versie: number })
  const mark =
    notTaken && number !== null ? notTakenMarker(runtime, { dossier, number }, notTaken) : undefined
  return number === null
    ? withQuery(PATHS.optIns, { verstuurd: true })
    : withQuery(PATHS.done, { versie: number, 'ja-niet': mark })
}
