import { appendActivity } from '~/audit/append.server'
import type { Transaction } from '~/db/database.server'
import type { Bsn } from '~/person/bsn'
import { findById, numberOf } from '~/person/store.server'
import { act, actAbout } from '~/representation/act.server'
import type { ActingCitizen } from '~/representation/acting'
import { authorityOf } from '~/representation/authority'
import { birthDateOf, type Doors } from '~/representation/decision-status.server'
import { renewed, type Dossier } from '~/representation/dossier.server'
import { newCode } from '~/runtime/ids.server'
import type { LocalDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { mayAttemptAnother } from './attempts.server'
import { askAbout, linkChild, isChild } from './link-child.server'
import {
  codeExpiry,
  decidePairing,
  PAIRING_CODE_LENGTH,
  readTypedCode,
  sinceWhen,
  type KeptCode,
  type PairingRefusal,
} from './pairing'
import {
  codeIndexOf,
  countAttempts,
  endCodes,
  insertCode,
  noteAttempt,
  readCodeRow,
  readOpenCode,
  writeCodeRow,
} from './pairing-store.server'

export type CodeMade =
  | { ok: true; code: string; expiresAt: Date }
  /** `not-now`: a code is for a child under 16, who is logged in for themself. */
  | { ok: false; refusal: 'not-now' }

/** Makes the code with which a parent finds the child; an earlier one ends. It is shown once and kept as a keyed hash. */
export async function makePairingCode({ runtime }: Doors, opened: Dossier): Promise<CodeMade> {
  const code = newCode(PAIRING_CODE_LENGTH)
  return runtime.database.transact(async (transaction): Promise<CodeMade> => {
    const dossier = await renewed(transaction, runtime, opened)
    if (!dossier || dossier.representation || !dossier.birthDate || !isChild(dossier.decides))
      return { ok: false, refusal: 'not-now' }
    const { actorId, at } = dossier
    const expiresAt = codeExpiry(at)
    await endCodes(transaction, actorId, at)
    const codeIndex = codeIndexOf(runtime, code)
    await insertCode(transaction, { codeIndex, subjectId: actorId, createdAt: at, expiresAt })
    const object = { type: 'pairing' as const, id: codeIndex.slice(0, 16) }
    await appendActivity(transaction, [act(dossier, { event: 'pairing-code-made', action: 'C', object })])
    return { ok: true, code, expiresAt }
  })
}

/** Until when the code of this child can still be used; null when there is none. The code itself is shown only once. */
export async function readPairingCode({ runtime }: Pick<Doors, 'runtime'>, actor: ActingCitizen) {
  const open = await readOpenCode(runtime.database.reader, actor.subjectId, runtime.now())
  return open && { expiresAt: open.expiresAt, createdAt: open.createdAt }
}

export type PairingRequest = { typed: string; birthDate: LocalDate; requestId: string }
export type Paired =
  /** `active`: the register knows the authority, the child can be picked. `requested`: the desk decides on evidence. */
  | { ok: true; state: 'active' | 'requested' }
  | { ok: false; refusal: PairingRefusal | 'malformed' | 'register-down' }

/**
 * Pairs a parent with the child whose code and birth date they typed. The code proves contact; authority comes from the
 * register, or, where that does not settle it, from evidence at the desk. Guessing shuts out who guesses, not the child.
 */
export async function pair(doors: Doors, actor: ActingCitizen, pairing: PairingRequest): Promise<Paired> {
  const { runtime, authority, register } = doors
  const code = readTypedCode(pairing.typed)
  if (!code) return { ok: false, refusal: 'malformed' }
  const codeIndex = codeIndexOf(runtime, code)
  const row = await readCodeRow(runtime.database.reader, codeIndex)
  const child = row && (await findById(runtime.database.reader, runtime, row.subjectId))
  const bsn = child && numberOf(child)
  const isRight = child !== null && birthDateOf(child) === pairing.birthDate
  const asked = bsn && isRight ? await askAbout({ authority, register }, bsn) : null
  if (asked === 'register-down') return { ok: false, refusal: 'register-down' }
  const at = runtime.now()
  return runtime.database.transact(async (transaction): Promise<Paired> => {
    const kept = await keptCode(transaction, runtime, codeIndex)
    const since = sinceWhen(at)
    const unknownBefore = await countAttempts(transaction, actor.subjectId, since)
    const decided = decidePairing({ code: kept, unknownBefore, by: actor.subjectId }, pairing.birthDate, at)
    if (!decided.ok || !asked || !bsn) {
      const { refusal, counts } = decided.ok ? NOT_IN_REGISTER : decided
      await count(transaction, runtime, { counts, kept, codeIndex, byId: actor.subjectId, at })
      await logRefusal(transaction, { byId: actor.subjectId, at, requestId: pairing.requestId })
      return { ok: false, refusal }
    }
    await writeCodeRow(transaction, codeIndex, { usedAt: at })
    return linkChild(transaction, doors, {
      by: actor.subjectId,
      bsn,
      asked,
      at,
      requestId: pairing.requestId,
      how: 'code',
    })
  })
}

/** Right, and yet the register of persons knows no such child: answered and counted as a code that nobody has. */
const NOT_IN_REGISTER = { refusal: 'unknown', counts: 'on-parent' } as const

export type ChildNamed = { bsn: Bsn; birthDate: LocalDate; requestId: string }
export type ChildFound =
  | { ok: true; state: 'active' }
  /** `not-there`: no such child, another birth date, or no authority by the register: which of these is not told. */
  | { ok: false; refusal: 'not-there' | 'too-many' | 'register-down' }

/**
 * Finds a child by number and birth date for a guardian or third party, whom the register does not name when asked about
 * themself. Answers only who has authority over that very child; anybody else hears what a stranger hears. Every try
 * counts before the registers are asked, a right one too: no number of tries at once reaches them more often.
 */
export async function addChild(doors: Doors, actor: ActingCitizen, named: ChildNamed): Promise<ChildFound> {
  const { runtime } = doors
  const byId = actor.subjectId
  const at = runtime.now()
  const { requestId } = named
  const may = await runtime.database.transact((transaction) =>
    mayAttemptAnother(transaction, runtime, { byId, at, requestId }),
  )
  if (!may) return { ok: false, refusal: 'too-many' }
  const self = await findById(runtime.database.reader, runtime, byId)
  const own = self && numberOf(self)
  const asked = await askAbout(doors, named.bsn)
  if (asked === 'register-down') return { ok: false, refusal: 'register-down' }
  const isTheirs =
    own !== null && asked?.person.birthDate === named.birthDate && authorityOf(asked.reading, own) !== null
  return runtime.database.transact(async (transaction): Promise<ChildFound> => {
    if (!asked || !isTheirs) {
      await logRefusal(transaction, { byId, at, requestId })
      return { ok: false, refusal: 'not-there' }
    }
    const { bsn } = named
    const found = await linkChild(transaction, doors, { by: byId, bsn, asked, at, requestId, how: 'number' })
    return found.ok && found.state === 'active'
      ? { ok: true, state: 'active' }
      : { ok: false, refusal: 'not-there' }
  })
}

async function keptCode(
  transaction: Transaction,
  runtime: Runtime,
  codeIndex: string,
): Promise<KeptCode | null> {
  const row = await readCodeRow(transaction, codeIndex)
  const child = row && (await findById(transaction, runtime, row.subjectId))
  const birthDate = child && birthDateOf(child)
  if (!row || !birthDate) return null
  const { subjectId, expiresAt, usedAt, wrongDates } = row
  return { child: subjectId, birthDate, expiresAt, usedAt, wrongDates }
}

type Counting = {
  counts: 'on-code' | 'on-parent' | 'nothing'
  kept: KeptCode | null
  codeIndex: string
  byId: string
  at: Date
}

async function count(
  transaction: Transaction,
  runtime: Runtime,
  { counts, kept, codeIndex, byId, at }: Counting,
) {
  if (counts === 'on-parent') await noteAttempt(transaction, { id: runtime.newId(), byId, at })
  if (counts === 'on-code' && kept)
    await writeCodeRow(transaction, codeIndex, { wrongDates: kept.wrongDates + 1 })
}

/** In the log of who tried: about which child, nobody knows. */
async function logRefusal(
  transaction: Transaction,
  { byId, at, requestId }: { byId: string; at: Date; requestId: string },
) {
  const object = { type: 'pairing' as const, id: 'refused' }
  const act = {
    event: 'pairing-refused',
    action: 'E',
    outcome: 'refused',
    at,
    requestId,
    object,
    byId,
  } as const
  await appendActivity(transaction, [actAbout(byId, act)])
}
