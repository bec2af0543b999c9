import { appendActivity } from '~/audit/append.server'
import { syncAuthority } from '~/authority/authority-sync.server'
import { writePerson } from '~/authority/registered.server'
import { findById, numberOf } from '~/person/store.server'
import type { DocumentKind } from '~/recording/recorded'
import { act } from '~/representation/act.server'
import { readAuthority, type AuthorityReading } from '~/representation/authority'
import { decisionStatusOf, isRepresentative, type Doors } from '~/representation/decision-status.server'
import { localDate } from '~/runtime/local-date'
import { findTyped, type LookUpRefusal, type Typed } from './look-up.server'
import { noteOwnName } from './raise.server'
import { writeContent } from './store.server'
import type { Visit } from './visit-use-cases.server'

export type Spoken =
  | { ok: true }
  /** `not-here`: this one does not decide, or it is not known: the one sentence, and nothing of who does. */
  | { ok: false; refusal: LookUpRefusal | 'not-here' }

/**
 * Who speaks for the person, from number and birth date on their own document. The register of authority is asked about a child at this
 * very moment, and so knows a parent who never logged in; a mentor and who was authorised are in our own store. The answer is
 * *may decide* or the one sentence: never who else there is (domain: provider staff).
 */
export async function findSpeaker(
  doors: Doors,
  visit: Visit,
  { document, ...typed }: Typed & { document: DocumentKind },
): Promise<Spoken> {
  const { runtime } = doors
  const { dossier } = visit
  const { staff, requestId, at } = dossier
  const found = await findTyped(doors, { ...typed, staff, requestId })
  if (!found.ok) return found
  const { person } = found
  const speaker = await runtime.database.transact(async (transaction) => {
    const written = await writePerson(transaction, runtime, { bsn: typed.bsn, person, at, requestId })
    const looked = { subjectId: written.row.id, name: person.fullName }
    await noteOwnName(transaction, runtime, { staff, at, requestId, found: looked })
    return written
  })
  return letSpeak(doors, visit, { speakerId: speaker.row.id, document })
}

/** The same for the next child of a family: who spoke for the one before stays, and is looked up anew for this one. */
export async function letSpeak(
  doors: Doors,
  visit: Visit,
  { speakerId, document }: { speakerId: string; document: DocumentKind },
): Promise<Spoken> {
  const { runtime } = doors
  const { dossier } = visit
  const { requestId, at } = dossier
  const asked = await askAuthority(doors, visit)
  if (!asked.ok) return asked
  return runtime.database.transact(async (transaction): Promise<Spoken> => {
    const person = (await findById(transaction, runtime, dossier.person.row.id))!
    const speaker = (await findById(transaction, runtime, speakerId))!
    const { reading } = asked
    if (reading) await syncAuthority(transaction, runtime, { person, reading, at, requestId })
    const status = await decisionStatusOf(transaction, person, localDate(at))
    // Who speaks was looked up as well, and hears of it.
    await appendActivity(transaction, [
      act({ ...dossier, person: speaker }, { event: 'looked-up', action: 'R' }),
    ])
    if (!isRepresentative(status, speakerId)) return { ok: false, refusal: 'not-here' }
    const { id, name, age, said } = visit
    const content = { name, age, said, speaker: { id: speakerId, document } }
    await writeContent(transaction, person, { id, content, at })
    return { ok: true }
  })
}

type Asked = { ok: true; reading: AuthorityReading | null } | { ok: false; refusal: 'register-down' }

/** What the register says of who has authority; of an adult nothing is asked. */
async function askAuthority({ authority }: Doors, { dossier }: Visit): Promise<Asked> {
  const bsn = numberOf(dossier.person)
  const isAuthority = dossier.decides === 'parents' || dossier.decides === 'together'
  if (!bsn || !isAuthority) return { ok: true, reading: null }
  const found = await authority.findAuthority(bsn, { fresh: true })
  return found.ok ? { ok: true, reading: readAuthority(found.relations, bsn) } : found
}
