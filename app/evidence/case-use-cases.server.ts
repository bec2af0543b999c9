import { appendActivity } from '~/audit/append.server'
import type { Reader } from '~/db/database.server'
import { ageOn } from '~/person/age'
import { findById, numberOf, type Subject } from '~/person/store.server'
import { actByOffice } from '~/representation/act.server'
import { decisionStatusOf, type Doors } from '~/representation/decision-status.server'
import { EVIDENCE_OF, isMeasure } from '~/representation/evidence'
import { readCase, reasonOf, type Case } from '~/representation/evidence-store.server'
import { ranksAbove, rankOf, renewableFrom } from '~/representation/grant'
import { type LocalDate, localDate } from '~/runtime/local-date'
import { workersNamed } from '~/worker/store.server'
import { stageIn } from './list-use-cases.server'
import { writeNumber } from '~/representation/case-number'

type Opening = { worker: string; id: string; requestId: string }

/** Somebody as the register has them now, for this page only, to hold against the papers. */
export type Shown = {
  /** Null where the register has none, or does not answer. */
  name: string | null
  birthDate: LocalDate | null
  age: number | null
  deceased: boolean
}

/**
 * One case, with whom it is about and who asks as the register has them at this moment, so that the papers can be held against
 * them: kept nowhere, and logged for both. Never anything of what somebody chose. Null where there is none.
 */
export async function openEvidence(doors: Doors, { worker, id, requestId }: Opening) {
  const { runtime } = doors
  const { reader } = runtime.database
  const found = await readCase(reader, id)
  const person = found && (await findById(reader, runtime, found.row.subjectId))
  if (!found || !person?.keys.profile) return null
  const { row, grant } = found
  const other = grant && (await findById(reader, runtime, grant.representativeId))
  const [shown, applicant] = await Promise.all([showOf(doors, person), other && showOf(doors, other)])
  await logOpened(doors, { worker, id, requestId }, [person, ...(other ? [other] : [])])
  const today = localDate(runtime.now())
  const isMine = row.seenBy === worker
  const stage = stageIn(found, today)
  const names = await workersNamed(reader, runtime, [row.seenBy ?? '', row.decidedBy ?? ''])
  return {
    ...{ id, kind: row.kind, channel: row.channel, stage, isMine },
    number: writeNumber(row.number),
    askedAt: row.createdAt,
    revision: row.revision,
    startsOn: grant?.startsOn ?? null,
    endsOn: grant?.endsOn ?? null,
    asks: grant?.asks ?? null,
    above: isMeasure(row.kind) ? [] : ranksAbove(row.kind),
    higher: grant?.higher ?? {},
    rows: EVIDENCE_OF[row.kind],
    seen: row.seenAt && {
      ...{ at: row.seenAt, papers: row.papers ?? [], dated: row.dated },
      name: names.get(row.seenBy ?? '') ?? null,
    },
    decided: row.decidedAt && {
      ...{ at: row.decidedAt, by: row.decidedBy },
      name: names.get(row.decidedBy ?? '') ?? null,
    },
    reason: reasonOf(person, row),
    registerDown: shown === 'register-down' || applicant === 'register-down',
    person: shown === 'register-down' ? null : shown,
    applicant: applicant === 'register-down' ? null : applicant,
    ...(await standingOf(reader, { found, person, today })),
    renewable: grant ? renewableFrom(grant, today) !== null : false,
  }
}

export type OpenedEvidence = NonNullable<Awaited<ReturnType<typeof openEvidence>>>

async function showOf({ register, runtime }: Doors, person: Subject): Promise<Shown | 'register-down'> {
  const bsn = numberOf(person)
  const found = bsn ? await register.findPerson(bsn) : null
  if (found && !found.ok && found.refusal === 'register-down') return 'register-down'
  if (!found?.ok) return { name: null, birthDate: null, age: null, deceased: false }
  const { fullName: name, birthDate, deceased } = found.person
  const age = birthDate && !deceased ? ageOn(birthDate, localDate(runtime.now())) : null
  return { name, birthDate, age, deceased }
}

type Standing = { found: Case; person: Subject; today: LocalDate }

/** What the desk itself established about the person, and whether that still keeps a representation from counting. */
async function standingOf(reader: Reader, { found: { row, grant }, person, today }: Standing) {
  const { decides } = await decisionStatusOf(reader, person, today)
  const { capable, shielded } = person.row
  const needsIncapable = !isMeasure(row.kind) && row.kind !== 'authorised' && rankOf(row.kind) !== null
  return { capable, shielded, needsCapacity: Boolean(grant) && needsIncapable && decides === 'self' }
}

async function logOpened(doors: Doors, { worker, id, requestId }: Opening, people: Subject[]) {
  const { runtime } = doors
  const at = runtime.now()
  const object = { type: 'evidence' as const, id }
  const act = { event: 'evidence-read', action: 'R', at, requestId, object } as const
  const entries = people.map(({ row }) => actByOffice(row.id, { ...act, staffId: worker }))
  await runtime.database.record((transaction) => appendActivity(transaction, entries))
}
