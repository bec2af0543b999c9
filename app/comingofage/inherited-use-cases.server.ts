import { and, eq, isNull } from 'drizzle-orm'
import { authorsOf, saidKey } from '~/agreement/standing-refusals'
import { readVersionsWithAuthor } from '~/agreement/store.server'
import { appendActivity } from '~/audit/append.server'
import type { Answer } from '~/consent/choice'
import { standingSentence, type Sentence } from '~/consent/sentence'
import { act } from '~/representation/act.server'
import { stillOpen, type Dossier } from '~/representation/dossier.server'
import { namesOf } from '~/representation/names.server'
import { inherited } from '~/representation/tables.server'
import { type LocalDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { hasPassed, readOpen, readTaken, unconfirmed } from './inherited.server'
import { isInheritedOver, lastDayOfInherited } from './transitions'

export type Inherited = {
  /** Whether they turned 16; else they can decide again (BW 7:465). */
  atSixteen: boolean
  since: LocalDate
  /** The last day a yes counts that is not confirmed. */
  lastDay: LocalDate
  /** What was in force then and still is, with who decided it. */
  choices: { sentence: Sentence; answer: Answer; decidedBy: 'me' | 'representative' | 'other' }[]
}

/** What somebody took along and has not confirmed; null when there is nothing to look at. */
export async function readInherited(runtime: Runtime, dossier: Dossier): Promise<Inherited | null> {
  const { reader } = runtime.database
  const person = dossier.person
  const open = await readOpen(reader, person)
  if (!open || isInheritedOver(open.since, dossier.today)) return null
  const versions = await readVersionsWithAuthor(reader, person)
  const authors = authorsOf(versions)
  const choices = await unconfirmed(reader, person, open.version)
  const wording = {
    names: await namesOf(reader, choices, { disclosure: 'names' }),
    today: dossier.today,
  }
  return {
    atSixteen: await hasPassed(reader, person, { kind: 'turn-16', on: open.since }),
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

/** Whether what somebody took along ended because it was not confirmed in time, effected already or not. */
export async function hasInheritedEnded(runtime: Runtime, dossier: Dossier): Promise<boolean> {
  const { reader } = runtime.database
  const taken = await readTaken(reader, dossier.person)
  if (!taken || taken.confirmedAt) return false
  return taken.endedAt !== null || isInheritedOver(taken.since, dossier.today)
}

export type Confirmed = { ok: true } | { ok: false; refusal: 'nothing-there' | 'ended' }

/** Keeps everything that was taken along: from now on it is the person's own. After its last day there is nothing to keep. */
export async function confirmInherited(runtime: Runtime, opened: Dossier): Promise<Confirmed> {
  return runtime.database.transact(async (transaction): Promise<Confirmed> => {
    const dossier = await stillOpen(transaction, runtime, opened)
    const { person, at } = dossier
    const taken = await readTaken(transaction, person)
    if (taken?.endedAt) return { ok: false, refusal: 'ended' }
    const confirmed = await transaction
      .update(inherited)
      .set({ confirmedAt: at })
      .where(and(eq(inherited.subjectId, person.row.id), isNull(inherited.confirmedAt)))
      .returning({ subjectId: inherited.subjectId })
    if (confirmed.length === 0) return { ok: false, refusal: 'nothing-there' }
    await appendActivity(transaction, [act(dossier, { event: 'inherited-confirmed', action: 'U' })])
    return { ok: true }
  })
}
