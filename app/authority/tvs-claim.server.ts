import { appendActivity } from '~/audit/append.server'
import type { Transaction } from '~/db/database.server'
import { enqueue } from '~/notification/outbox.server'
import { PATHS, withQuery, type Path } from '~/paths'
import type { Bsn } from '~/person/bsn'
import { findByBsn, type Subject } from '~/person/store.server'
import { actAbout } from '~/representation/act.server'
import { claimGives } from '~/representation/claims'
import { type Occasion, type DecisionStatus, decisionStatusOf } from '~/representation/decision-status.server'
import { insertRepresentation, readAllOf, writeRepresentation } from '~/representation/store.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'

type Claimed = Occasion & {
  /** Who acts, and logged in. */
  acting: Subject
  actingIsGrownUp: boolean
  represented: Bsn
}

/**
 * Takes in that the access service (TVS) says at a login that somebody acts for another: for who decides alone it is an
 * authorisation that counts today only, said anew by each login, logged, and mailed to them once a day. What the person
 * ended today, or the privacy officer suspended, does not come back by it. Answers where the login goes.
 */
export async function takeClaim(transaction: Transaction, runtime: Runtime, claimed: Claimed): Promise<Path> {
  const { acting, actingIsGrownUp, represented, at } = claimed
  const person = await findByBsn(transaction, runtime, represented)
  const standing = person?.keys.profile ? await decisionStatusOf(transaction, person, localDate(at)) : null
  const known = standing && isKnown(standing) ? standing : null
  const gives = claimGives(known && { decides: known.decides, actingIsGrownUp })
  if (!known || gives === 'unknown') return withQuery(PATHS.others, { reden: 'niet-bekend' })
  if (gives === 'authorise') await authoriseToday(transaction, runtime, { ...claimed, person: known.person })
  const { representatives } = await decisionStatusOf(transaction, known.person, localDate(at))
  const open = representatives.find(({ representativeId }) => representativeId === acting.row.id)
  return open ? PATHS.begin({ representation: open.id }) : PATHS.others
}

/** Somebody whose age is known here logged in once, or is a child a parent acted for; others are a number only. */
function isKnown({ person, birthDate }: DecisionStatus): boolean {
  return birthDate !== null || person.row.ageCategory === '16-or-over'
}

type Authorising = Claimed & { person: Subject }

async function authoriseToday(transaction: Transaction, runtime: Runtime, authorising: Authorising) {
  const { acting, person, at, requestId } = authorising
  const today = localDate(at)
  const [subjectId, representativeId] = [person.row.id, acting.row.id]
  const between = (await readAllOf(transaction, subjectId)).filter(
    (one) => one.representativeId === representativeId,
  )
  const said = between.filter(({ ground }) => ground === 'access-service')
  const todays = said.find(({ startsOn }) => startsOn === today)
  if (between.some(({ state }) => state === 'suspended') || todays?.state === 'ended') return
  for (const { id, state } of said)
    if (state === 'active' && id !== todays?.id)
      await writeRepresentation(transaction, { id, state: 'ended', endReason: 'day-over', changedAt: at })
  const id = todays?.id ?? runtime.newId()
  if (!todays)
    await insertRepresentation(transaction, {
      ...{ id, subjectId, representativeId, kind: 'authorised', ground: 'access-service', state: 'active' },
      ...{ startsOn: today, endsOn: today, createdAt: at, changedAt: at },
      ...{ seenBy: null, confirmedBy: null, declaredAt: null, endReason: null },
    })
  const object = { type: 'representation' as const, id }
  const act = { event: 'representation-changed', action: todays ? 'U' : 'C', at, requestId, object } as const
  await appendActivity(transaction, [actAbout(subjectId, { ...act, byId: representativeId })])
  await enqueue(transaction, runtime, { kind: 'authority', citizen: person, reason: `${id}:active`, at })
}
