import type { Bsn } from '~/person/bsn'
import type { Doors } from '~/representation/decision-status.server'
import type { CaseChannel, SeenPapers } from '~/representation/evidence'
import type { FoundInPapers, HigherRecords, RepresentationKind } from '~/representation/grant'
import { type LocalDate, localDate } from '~/runtime/local-date'
import { begin, type Granted } from './begin.server'
import { take, type Step, type Taken } from './take.server'

export type DeskStep = Step & { worker: string; revision?: number }
type Reasoned = DeskStep & { reason: string }

/** One of the desk saw the papers. Only their kinds, a date and the days they give are kept. */
export function seeEvidence(
  doors: Doors,
  { worker, papers, found, revision, ...step }: DeskStep & { papers: SeenPapers; found: FoundInPapers },
): Promise<Taken> {
  const command = { do: 'see', by: worker, found } as const
  return take(doors, { ...step, command, by: 'office', noted: { worker, papers, revision } })
}

/** A second of the desk agrees; lower in the order only with what is recorded of everybody higher. */
export function confirmEvidence(
  doors: Doors,
  { worker, higher, revision, ...step }: DeskStep & { higher?: HigherRecords },
): Promise<Taken> {
  const command = { do: 'confirm', by: worker } as const
  return take(doors, { ...step, higher, command, by: 'office', noted: { worker, revision } })
}

/** A second of the desk wants it looked at anew. */
export function returnEvidence(doors: Doors, asked: Reasoned): Promise<Taken> {
  return withReason(doors, 'return', asked)
}

/** The desk does not find it shown: not by who saw the papers, once somebody did. */
export function refuseEvidence(doors: Doors, asked: Reasoned): Promise<Taken> {
  return withReason(doors, 'refuse', asked)
}

/** The desk ends it before its last day; from the next request on nobody acts by it. */
export function endByDesk(doors: Doors, asked: Reasoned): Promise<Taken> {
  return withReason(doors, 'end', asked)
}

function withReason(
  doors: Doors,
  what: 'return' | 'refuse' | 'end',
  { worker, reason, revision, ...step }: Reasoned,
): Promise<Taken> {
  const command = { do: what, by: worker } as const
  return take(doors, { ...step, command, by: 'office', noted: { worker, reason, revision } })
}

type WrittenDown = {
  kind: RepresentationKind
  person: Bsn
  to: Bsn
  endsOn: LocalDate
  channel: Exclude<CaseChannel, 'self'>
  worker: string
  requestId: string
  asks?: 'indeterminate'
}

/** Somebody asked by phone or by post, or what they have is asked anew: the desk writes it down for them. */
export function requestByDesk(doors: Doors, { worker, channel, ...asked }: WrittenDown): Promise<Granted> {
  const startsOn = localDate(doors.runtime.now())
  return begin(doors, { ...asked, do: 'request', startsOn, byId: worker, office: channel })
}
