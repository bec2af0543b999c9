import { and, eq, isNull } from 'drizzle-orm'
import { appendActivity } from '~/audit/append.server'
import { currentCatalogue } from '~/catalogue/store.server'
import { compareKeys, keyOf, sameKey, type Answer, type Choice, type LocalDate } from '~/consent/choice'
import { changesBetween, directionOf } from '~/consent/difference'
import { applyEdits } from '~/consent/draft'
import { namesOf } from '~/consent/names.server'
import { putInForce } from '~/consent/put-in-force.server'
import { standingSentence, type Sentence } from '~/consent/sentence'
import { readCurrent } from '~/consent/store.server'
import type { Reader, Transaction } from '~/db/database.server'
import type { Actor } from '~/identity/actor'
import { citizenOf, required } from '~/identity/citizen.server'
import type { Subject } from '~/person/store.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { actAbout, actBySystem } from './act.server'
import { authorsOf, saidKey } from './said-no'
import { readVersionsWithAuthor } from './store.server'
import { inherited } from './tables.server'
import { lastDayOfInherited } from './transitions'

/** Marks what is in force at 16 as taken along: it stays in force, and is to be looked at. Nothing where nothing was chosen. */
export async function beginInherited(
  transaction: Transaction,
  { person, since }: { person: Subject; since: LocalDate },
) {
  const version = person.row.currentVersion
  if (version === 0) return
  await transaction
    .insert(inherited)
    .values({ subjectId: person.row.id, since, version })
    .onConflictDoNothing()
}

export type Inherited = {
  since: LocalDate
  /** The last day a yes counts that is not confirmed. */
  lastDay: LocalDate
  /** What was in force at 16 and still is, with who decided it. */
  choices: { sentence: Sentence; answer: Answer; decidedBy: 'me' | 'representative' | 'other' }[]
}

/** What somebody took along at 16 and has not confirmed; null when there is nothing to look at. */
export async function readInherited(runtime: Runtime, actor: Actor | null): Promise<Inherited | null> {
  const { reader } = runtime.database
  const person = await citizenOf(reader, runtime, actor)
  const open = await readOpen(reader, person)
  if (!open) return null
  const versions = await readVersionsWithAuthor(reader, person)
  const authors = authorsOf(versions)
  const choices = await unconfirmed(reader, person, open.version)
  const wording = {
    names: await namesOf(reader, choices, { sight: 'names' }),
    today: localDate(runtime.now()),
  }
  return {
    since: open.since,
    lastDay: lastDayOfInherited(open.since),
    choices: choices.map((choice) => {
      const author = authors.get(saidKey(choice))
      return {
        sentence: standingSentence(choice, choice, wording),
        answer: choice.answer,
        decidedBy: author === person.row.id ? 'me' : author ? 'representative' : 'other',
      }
    }),
  }
}

/** Keeps everything that was taken along: from now on it is the person's own. */
export async function confirmInherited(
  runtime: Runtime,
  actor: Actor | null,
  requestId: string,
): Promise<boolean> {
  const at = runtime.now()
  const byId = required(actor).subjectId
  return runtime.database.transact(async (transaction) => {
    const confirmed = await transaction
      .update(inherited)
      .set({ confirmedAt: at })
      .where(and(eq(inherited.subjectId, byId), isNull(inherited.confirmedAt), isNull(inherited.endedAt)))
      .returning({ subjectId: inherited.subjectId })
    if (confirmed.length === 0) return false
    const object = { type: 'profile' as const, id: byId }
    const act = { event: 'inherited-confirmed', action: 'U', at, requestId, object, byId } as const
    await appendActivity(transaction, [actAbout(byId, act)])
    return true
  })
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
  const changes = changesBetween(before, choices, localDate(at))
  const catalogue = await currentCatalogue(transaction)
  await putInForce(transaction, runtime, {
    person,
    event: {
      number: person.row.currentVersion + 1,
      predecessor: person.row.currentVersion,
      catalogueVersion: catalogue.version,
      questionTextVersion: catalogue.questionTextVersion,
      draftRevision: 0,
      ...{ choices, changes, direction: directionOf(changes) },
    },
    author: { id: 'system', role: '07', channel: 'system' },
    by: { id: 'system', role: '07' },
    source: null,
    ...{ receiptNumber, at, requestId },
  })
}

async function readOpen(reader: Reader, person: Subject) {
  const [row] = await reader.select().from(inherited).where(eq(inherited.subjectId, person.row.id)).limit(1)
  return row && !row.confirmedAt && !row.endedAt ? row : null
}

/** What stood at 16 and in every version since: what the person changed themself is their own. */
async function unconfirmed(reader: Reader, person: Subject, version: number): Promise<Choice[]> {
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
