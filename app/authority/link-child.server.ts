import { appendActivity } from '~/audit/append.server'
import type { Transaction } from '~/db/database.server'
import { enqueue } from '~/notification/outbox.server'
import type { Bsn } from '~/person/bsn'
import type { RegisteredPerson } from '~/person/register'
import type { Subject } from '~/person/store.server'
import { actAbout } from '~/representation/act.server'
import { readAuthority, type AuthorityReading } from '~/representation/authority'
import { birthDateOf, decisionStatusOf, type Doors } from '~/representation/decision-status.server'
import { decideGrant } from '~/representation/grant'
import { openCase } from '~/representation/open-case.server'
import { insertRepresentation } from '~/representation/store.server'
import { lastDayOfAuthority } from '~/representation/who-decides'
import { addDays, localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { syncAuthority } from './authority-sync.server'
import { writePerson } from './registered.server'
import { slotBetween } from './slot.server'

/** A representation on evidence ends after a year at most, and is looked at again. */
const EVIDENCE_DAYS = 365

/** `active`: the register knows the authority. `requested`: the desk decides on evidence. */
export type Connected = { ok: true; state: 'active' | 'requested' } | { ok: false; refusal: 'unknown' }

export type Asked = { person: RegisteredPerson; reading: AuthorityReading }

/** What both registers say of a child; null when it is not there. */
export async function askAbout(
  { authority, register }: Pick<Doors, 'authority' | 'register'>,
  bsn: Bsn,
): Promise<Asked | null | 'register-down'> {
  const [found, answer] = await Promise.all([
    authority.findAuthority(bsn, { fresh: true }),
    register.findPerson(bsn),
  ])
  if (!found.ok) return 'register-down'
  if (!answer.ok) return answer.refusal === 'register-down' ? 'register-down' : null
  return { person: answer.person, reading: readAuthority(found.relations, bsn) }
}

type Connecting = { by: string; bsn: Bsn; asked: Asked; at: Date; requestId: string; how: 'code' | 'number' }

/** Authority by the register makes it active; contact without it is asked of the desk. */
export async function linkChild(
  transaction: Transaction,
  { runtime }: Doors,
  connecting: Connecting,
): Promise<Connected> {
  const { by, bsn, asked, at, requestId, how } = connecting
  const today = localDate(at)
  const child = await writePerson(transaction, runtime, { bsn, person: asked.person, at, requestId })
  const { decides } = await decisionStatusOf(transaction, child, today)
  if (!isChild(decides)) return { ok: false, refusal: 'unknown' }
  await syncAuthority(transaction, runtime, {
    person: child,
    reading: asked.reading,
    at,
    requestId,
  })
  const { representatives } = await decisionStatusOf(transaction, child, today)
  const mine = representatives.filter(({ representativeId }) => representativeId === by)
  const isActive = mine.length > 0
  const isByRegister = mine.some(({ ground }) => ground === 'register')
  const asks = asked.reading.by === 'desk' ? 'indeterminate' : null
  if (!isByRegister && how === 'code') await askDesk(transaction, runtime, { by, child, asks, at, requestId })
  const object = { type: 'pairing' as const, id: how }
  const act = { event: 'paired', action: 'E', at, requestId, object, byId: by } as const
  await appendActivity(transaction, [actAbout(child.row.id, act)])
  return { ok: true, state: isActive ? 'active' : 'requested' }
}

/** `asks`: why evidence is asked, where the register cannot say who has authority. */
type AskingDesk = { by: string; child: Subject; asks: 'indeterminate' | null; at: Date; requestId: string }

async function askDesk(transaction: Transaction, runtime: Runtime, asking: AskingDesk) {
  const { by, child, asks, at, requestId } = asking
  const between = { person: child, representativeId: by, ground: 'evidence', at, requestId } as const
  const { suspended, liveKey, notBefore } = await slotBetween(transaction, runtime, between)
  const today = localDate(at)
  const latest = lastDayOfAuthority(birthDateOf(child)!, child.row.capable)
  const startsOn = notBefore ?? today
  if (suspended || liveKey === null || latest < startsOn) return
  const inAYear = addDays(startsOn, EVIDENCE_DAYS)
  const proposal = {
    kind: 'parent' as const,
    person: child.row.id,
    representative: by,
    startsOn,
    endsOn: latest < inAYear ? latest : inAYear,
  }
  const facts = {
    grant: null,
    acting: [],
    higher: {},
    suspended,
    capable: child.row.capable,
    deceased: false,
    grownUp: false,
  }
  const decided = decideGrant({ do: 'request', by, proposal }, facts, today)
  if (!decided.ok) throw new Error(`a pairing cannot be asked of the desk: ${decided.refusal}`)
  const { kind, state, ground, endsOn } = decided.grant
  const id = runtime.newId()
  await insertRepresentation(transaction, {
    ...{ id, subjectId: child.row.id, representativeId: by, kind, ground, state, startsOn, endsOn, liveKey },
    ...{
      seenBy: null,
      confirmedBy: null,
      declaredAt: null,
      createdAt: at,
      changedAt: at,
      endReason: null,
      asks,
    },
  })
  await openCase(transaction, {
    ...{ id: runtime.newId(), subjectId: child.row.id, kind, representationId: id, createdAt: at },
    channel: 'self',
  })
  await enqueue(transaction, runtime, { kind: 'authority', citizen: child, reason: `${id}:requested`, at })
}

/** Whether parents have a say about somebody at all. */
export function isChild(decides: string): boolean {
  return decides === 'parents' || decides === 'together'
}
