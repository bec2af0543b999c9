import * as v from 'valibot'
import { eq } from 'drizzle-orm'
import type { Transaction } from '~/db/database.server'
import { session } from '~/identity/tables.server'
import { ageOn } from '~/person/age'
import { gateOn } from '~/person/gate'
import { findById } from '~/person/store.server'
import { boundedText } from '~/runtime/bounded-text'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { readsAfterDeath, type ActingFor } from './acting'
import { decisionStatusOf } from './decision-status.server'
import { disclosureFor } from './dossier.server'
import { readRepresentation } from './store.server'

type Opening = Pick<Runtime, 'keyring'>
type SessionPart = { index: string; subjectId: string; acting: { id: string; sealed: string } }

const sealedActing = v.object({
  name: v.nullable(boundedText(1000)),
  givenName: v.nullable(boundedText(1000)),
  /** When the register said last, in this session, that one has authority; null where it was not asked. */
  checkedAt: v.optional(v.nullable(v.number()), null),
})
/** What only the session knows of the person acted for. */
type SealedActing = v.InferOutput<typeof sealedActing>

/**
 * For whom a session acts, as it stands now: looked at again at every request, so that access ends with the next one
 * after authority, age or date ended it. Then nothing is told of the person any more: not what they are called, how old they
 * are, or whether their lock is on. Null when for nobody.
 */
export async function readActing(
  runtime: Runtime,
  { index, subjectId, acting: kept }: SessionPart,
): Promise<ActingFor | null> {
  const { reader } = runtime.database
  const found = await readRepresentation(reader, kept.id)
  const person = found && (await findById(reader, runtime, found.subjectId))
  if (!found || !person?.keys.profile || found.representativeId !== subjectId) return null
  const today = localDate(runtime.now())
  const { decides, birthDate, representatives } = await decisionStatusOf(reader, person, today)
  const { name, givenName, checkedAt } = v.parse(
    sealedActing,
    JSON.parse(runtime.keyring.unseal(place(index), kept.sealed)),
  )
  const acting = {
    representationId: found.id,
    subjectId: found.subjectId,
    checkedAt: checkedAt === null ? null : new Date(checkedAt),
    kind: found.kind,
    decides,
    disclosure: disclosureFor({ person, decides }, found),
    looksBack: readsAfterDeath(found),
  }
  if (!representatives.some(({ id }) => id === found.id))
    return { ...acting, name: null, givenName: null, age: null, access: 'ended' }
  const gate = gateOn(person.row, today)
  return {
    ...acting,
    name,
    givenName,
    age: birthDate === null ? null : ageOn(birthDate, today),
    locked: gate === 'locked',
    gate,
    access: 'open',
  }
}

type Acting = { sessionIndex: string; representationId: string; sealed: SealedActing }

/** From now on this session acts for another. */
export async function writeActing(transaction: Transaction, { keyring }: Opening, acting: Acting) {
  const { sessionIndex, representationId, sealed } = acting
  const actingSealed = keyring.seal(place(sessionIndex), JSON.stringify(sealed))
  await transaction
    .update(session)
    .set({ actingId: representationId, actingSealed })
    .where(eq(session.idIndex, sessionIndex))
}

/** From now on this session acts for nobody but oneself. */
export async function clearActing(transaction: Transaction, sessionIndex: string) {
  await transaction
    .update(session)
    .set({ actingId: null, actingSealed: null })
    .where(eq(session.idIndex, sessionIndex))
}

function place(row: string) {
  return { table: 'session', column: 'acting_sealed', row }
}
