import { eq } from 'drizzle-orm'
import { readVersionsWithAuthor } from '~/agreement/store.server'
import { appendActivity } from '~/audit/append.server'
import { currentCatalogue } from '~/catalogue/store.server'
import { activateVersion } from '~/consent/activate-version.server'
import { compareKeys, keyOf, sameKey, type Choice } from '~/consent/choice'
import { applyEdits } from '~/consent/draft'
import { readCurrent, readVersions } from '~/consent/store.server'
import type { Reader, Transaction } from '~/db/database.server'
import { isEntered } from '~/ledger/ledger.server'
import type { Subject } from '~/person/store.server'
import { actBySystem } from '~/representation/act.server'
import { inherited } from '~/representation/tables.server'
import { type LocalDate, localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import type { DueTransition } from './transitions'

/**
 * Marks a version as taken along by who decides alone from now on: what of it is in force stays so, and is to be looked
 * at. Nothing where nothing was chosen (version 0). Begun anew it counts anew.
 */
export async function beginInherited(
  transaction: Transaction,
  { person, since, version }: { person: Subject; since: LocalDate; version: number },
) {
  if (version === 0) return
  const begun = { since, version, confirmedAt: null, endedAt: null }
  const { id } = person.row
  const again = await transaction.update(inherited).set(begun).where(eq(inherited.subjectId, id)).returning()
  if (again.length === 0) await transaction.insert(inherited).values({ subjectId: id, ...begun })
}

/** The last version from before a day; 0 when there is none. What somebody chose on that day itself is their own. */
export async function lastVersionBefore(reader: Reader, person: Subject, day: LocalDate): Promise<number> {
  const { currentVersion } = person.row
  const versions = await readVersions(reader, person, { before: currentVersion + 1, limit: currentVersion })
  return versions.find(({ at }) => localDate(at) < day)?.number ?? 0
}

type Ending = { person: Subject; at: Date; requestId: string; receiptNumber: string }

/** Every yes that was not confirmed within the year becomes a no, in a version by the system. */
export async function endInherited(
  transaction: Transaction,
  runtime: Runtime,
  { person, at, requestId, receiptNumber }: Ending,
) {
  const open = await readOpen(transaction, person)
  if (!open) return
  await transaction.update(inherited).set({ endedAt: at }).where(eq(inherited.subjectId, person.row.id))
  const object = { type: 'profile' as const, id: person.row.id }
  const act = { event: 'inherited-ended', action: 'U', at, requestId, object } as const
  await appendActivity(transaction, [actBySystem(person.row.id, act)])
  const ending = (await unconfirmed(transaction, person, open.version)).filter(
    ({ answer }) => answer === 'yes',
  )
  if (ending.length === 0) return
  const before = (await readCurrent(transaction, person))?.choices ?? []
  const choices = applyEdits(
    before,
    ending.map((choice) => ({ key: keyOf(choice), set: 'no' })),
  )
  const catalogue = await currentCatalogue(transaction)
  await activateVersion(transaction, runtime, {
    person,
    event: {
      number: person.row.currentVersion + 1,
      predecessor: person.row.currentVersion,
      catalogueVersion: catalogue.version,
      choices,
    },
    readIn: 'kept',
    author: { id: 'system', role: '07', channel: 'system' },
    by: { id: 'system', role: '07' },
    source: null,
    ...{ receiptNumber, at, requestId },
  })
}

export type InheritedRow = typeof inherited.$inferSelect

/** What was ever taken along by somebody, whatever became of it. */
export async function readTaken(reader: Reader, { row }: Subject): Promise<InheritedRow | null> {
  const [taken] = await reader.select().from(inherited).where(eq(inherited.subjectId, row.id)).limit(1)
  return taken ? reader.tags.genuine(inherited, taken) : null
}

/** What was taken along and neither confirmed nor ended. */
export async function readOpen(reader: Reader, person: Subject): Promise<InheritedRow | null> {
  const taken = await readTaken(reader, person)
  return taken && !taken.confirmedAt && !taken.endedAt ? taken : null
}

/** Whether something that an age brings happened to somebody. */
export async function hasPassed(reader: Reader, { row }: Subject, due: DueTransition): Promise<boolean> {
  return isEntered(reader, { subjectId: row.id, kind: due.kind, reason: due.on })
}

/** What stood when it began and in every version since: what the person changed themself is their own. */
export async function unconfirmed(reader: Reader, person: Subject, version: number): Promise<Choice[]> {
  const versions = await readVersionsWithAuthor(reader, person)
  const since = versions.slice(0, versions.length - version + 1)
  const [current] = since
  const stands = (choice: Choice) =>
    since.every(({ choices }) =>
      choices.some(
        (one) => sameKey(one, choice) && one.answer === choice.answer && one.until === choice.until,
      ),
    )
  return (current?.choices ?? []).filter(stands).toSorted(compareKeys)
}
