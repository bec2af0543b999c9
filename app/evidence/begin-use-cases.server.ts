import { appendActivity } from '~/audit/append.server'
import { writeCodeRow } from '~/authority/pairing-store.server'
import type { Granted } from '~/mandate/begin.server'
import { requestByDesk } from '~/mandate/desk-use-cases.server'
import { findById, numberOf } from '~/person/store.server'
import { actByOffice } from '~/representation/act.server'
import { isAuthority } from '~/representation/acting'
import type { Doors } from '~/representation/decision-status.server'
import type { CaseChannel, Measure } from '~/representation/evidence'
import { readCase } from '~/representation/evidence-store.server'
import { renewableFrom, type RepresentationKind } from '~/representation/grant'
import { openCase } from '~/representation/open-case.server'
import { type LocalDate, localDate } from '~/runtime/local-date'
import type { FindRefusal } from '~/authority/find-at-desk.server'
import { findNamed, type Named } from './find.server'

type Channel = Exclude<CaseChannel, 'self'>
type Refused = Extract<Granted, { ok: false }>['refusal'] | FindRefusal

export type Begun =
  | { ok: true; caseId: string }
  /** `applicant`, `person`: of which of the two it is that they were not found. */
  | { ok: false; refusal: Exclude<Refused, 'nobody'> | 'applicant' | 'person' }

type Asked = {
  kind: RepresentationKind
  applicant: Named
  person: Named
  endsOn: LocalDate
  channel: Channel
}

/** Somebody asks by phone or post to represent another: both are found, and it stands on the list as any other. */
export async function beginAtDesk(
  doors: Doors,
  { worker, requestId, ...asked }: Asked & { worker: string; requestId: string },
): Promise<Begun> {
  const { kind, endsOn, channel } = asked
  const finding = { worker, requestId }
  const applicant = await findNamed(doors, { ...finding, named: asked.applicant })
  if (!applicant.ok) return missed(applicant.refusal, 'applicant')
  const person = await findNamed(doors, { ...finding, named: asked.person })
  if (!person.ok) return missed(person.refusal, 'person')
  const granted = await requestByDesk(doors, {
    ...{ kind, endsOn, channel, worker, requestId, person: person.bsn, to: applicant.bsn },
    ...(isAuthority(kind) && { asks: 'indeterminate' as const }),
  })
  if (!granted.ok) return granted
  const { codeIndex } = person
  const usedAt = doors.runtime.now()
  if (codeIndex)
    await doors.runtime.database.transact((transaction) => writeCodeRow(transaction, codeIndex, { usedAt }))
  return { ok: true, caseId: granted.caseId! }
}

function missed(refusal: FindRefusal, whom: 'applicant' | 'person'): Begun {
  return { ok: false, refusal: refusal === 'nobody' ? whom : refusal }
}

/** What is in force and ends soon is asked anew for the same two: the desk's two look at the papers again. */
export async function renewAtDesk(
  doors: Doors,
  renewing: { id: string; endsOn: LocalDate; channel: Channel; worker: string; requestId: string },
): Promise<Begun> {
  const { id, ...asked } = renewing
  const { runtime } = doors
  const { reader } = runtime.database
  const found = await readCase(reader, id)
  const { grant } = found ?? {}
  if (!grant) return { ok: false, refusal: 'not-there' }
  if (renewableFrom(grant, localDate(runtime.now())) === null) return { ok: false, refusal: 'wrong-state' }
  const person = await findById(reader, runtime, grant.subjectId)
  const other = await findById(reader, runtime, grant.representativeId)
  const [bsn, to] = [person && numberOf(person), other && numberOf(other)]
  if (!bsn || !to) return { ok: false, refusal: 'not-there' }
  const granted = await requestByDesk(doors, {
    ...{ ...asked, kind: grant.kind, person: bsn, to },
    ...(grant.asks === 'indeterminate' && { asks: grant.asks }),
  })
  return granted.ok ? { ok: true, caseId: granted.caseId! } : granted
}

type MeasureAsked = { measure: Measure; channel: CaseChannel; worker: string; requestId: string }

/** A measure is asked about somebody who is named: it stands on the list until two looked at it. */
export async function beginMeasure(doors: Doors, asked: MeasureAsked & { person: Named }): Promise<Begun> {
  const { person: named, worker, requestId } = asked
  const person = await findNamed(doors, { worker, named, requestId })
  return person.ok ? openMeasure(doors, asked, person.subjectId) : missed(person.refusal, 'person')
}

/** The same about the person of another case, who was found already, and came in as that did. */
export async function beginMeasureBeside(
  doors: Doors,
  { id, ...asked }: Omit<MeasureAsked, 'channel'> & { id: string },
): Promise<Begun> {
  const beside = await readCase(doors.runtime.database.reader, id)
  if (!beside) return { ok: false, refusal: 'not-there' }
  const { channel, subjectId } = beside.row
  return openMeasure(doors, { ...asked, channel }, subjectId)
}

async function openMeasure(
  { runtime }: Doors,
  { measure, channel, worker, requestId }: MeasureAsked,
  subjectId: string,
): Promise<Begun> {
  const at = runtime.now()
  const id = runtime.newId()
  return runtime.database.transact(async (transaction): Promise<Begun> => {
    const person = await findById(transaction, runtime, subjectId)
    if (!person?.keys.profile) return { ok: false, refusal: 'not-there' }
    const opened = { id, subjectId, kind: measure, state: 'requested', channel, createdAt: at }
    await openCase(transaction, { ...opened, openedBy: worker })
    const object = { type: 'evidence' as const, id, became: 'requested' }
    const act = { event: 'evidence-moved', action: 'C', at, requestId, object } as const
    await appendActivity(transaction, [actByOffice(subjectId, { ...act, staffId: worker })])
    return { ok: true, caseId: id }
  })
}
