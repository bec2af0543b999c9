import { eq, lt } from 'drizzle-orm'
import { appendActivity } from '~/audit/append.server'
import { additionsOf } from '~/catalogue/additions'
import { catalogueOf, currentCatalogue } from '~/catalogue/store.server'
import { readCurrent } from '~/consent/store.server'
import { profileVersion } from '~/consent/tables.server'
import { isTouchedBy } from '~/consent/touched-by'
import type { Reader } from '~/db/database.server'
import { enterOnce, readLedger } from '~/ledger/ledger.server'
import { ledger } from '~/ledger/tables.server'
import { enqueue } from '~/notification/outbox.server'
import type { Subject } from '~/person/store.server'
import { decisionStatusOf, thoseConcerned } from '~/representation/decision-status.server'
import type { LocalDate } from '~/runtime/local-date'
import { candidatesWith } from './candidates.server'
import { systemAct } from './system-act.server'
import type { Transition } from './transition'

/**
 * Whom a catalogue touches that adds something to the one in which their choices are read is told once of it (Wabvpz 15c;
 * `isTouchedBy`): the person and everybody who decides for them, a page of citizens at a time, so that it goes on where it was broken off.
 */
export const catalogueTold: Transition = {
  name: 'catalogue-told',
  async candidates(reader, _occasion, page) {
    const { version } = await currentCatalogue(reader)
    return candidatesWith(reader, page, {
      version: lt(profileVersion.readingCatalogue, version),
      unless: { kind: 'catalogue-told', where: eq(ledger.reason, String(version)) },
    })
  },
  async isDue(reader, citizen, { today }) {
    return (await untold(reader, citizen, today)) !== null
  },
  async effect(transaction, runtime, { citizen, occasion }) {
    const { at, today, requestId } = occasion
    const version = await untold(transaction, citizen, today)
    if (version === null) return false
    const reason = String(version)
    if (!(await enterOnce(transaction, { subjectId: citizen.row.id, kind: 'catalogue-told', reason }, at)))
      return false
    const { currentVersion } = citizen.row
    await appendActivity(transaction, [
      systemAct(citizen, 'catalogue-told', { at, requestId, version: currentVersion }),
    ])
    const standing = await decisionStatusOf(transaction, citizen, today)
    for (const told of await thoseConcerned(transaction, runtime, { standing, except: null }))
      await enqueue(transaction, runtime, {
        kind: 'catalogue-notice',
        citizen: told,
        reason: `${reason}:${citizen.row.id}`,
        at,
      })
    return true
  },
}

/** The catalogue that somebody is still to be told of; null when there is none. */
async function untold(reader: Reader, citizen: Subject, today: LocalDate): Promise<number | null> {
  const current = await readCurrent(reader, citizen)
  if (!current) return null
  const catalogue = await currentCatalogue(reader)
  if (current.readingCatalogue >= catalogue.version) return null
  const older = await catalogueOf(reader, current.readingCatalogue)
  if (!isTouchedBy(additionsOf(older, catalogue), current.choices, today)) return null
  const told = await readLedger(reader, citizen.row.id, 'catalogue-told')
  return told.some(({ reason }) => reason === String(catalogue.version)) ? null : catalogue.version
}
