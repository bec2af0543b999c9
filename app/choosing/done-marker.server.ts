import { NOT_TAKEN, type NotTaken } from '~/agreement/not-taken'
import type { Dossier } from '~/representation/dossier.server'
import type { Runtime } from '~/runtime/runtime.server'

type Marking = Pick<Runtime, 'keyring'>
type Told = { dossier: Dossier; number: number }

/**
 * Why a yes was not taken with its no, for the address of the page that tells it. A mark that only we can make, of one cause,
 * one version and who sent it for whom: an address that somebody made up tells nothing, and one that is read by another
 * does not say what became of a question.
 */
export function notTakenMarker({ keyring }: Marking, { dossier, number }: Told, cause: NotTaken): string {
  return keyring.index(
    'token',
    ['not-taken', dossier.person.row.id, dossier.actorId, number, cause].join('\n'),
  )
}

/** The cause of which this is the mark; null of anything else. */
export function readNotTaken(marking: Marking, told: Told, mark: string | null): NotTaken | null {
  return NOT_TAKEN.find((cause) => notTakenMarker(marking, told, cause) === mark) ?? null
}
