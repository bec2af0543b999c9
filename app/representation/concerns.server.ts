import { and, eq, gte, inArray } from 'drizzle-orm'
import { setTimeout as pause } from 'node:timers/promises'
import type { ActivityEntry } from '~/audit/entry'
import { activity } from '~/audit/tables.server'
import type { Reader } from '~/db/database.server'
import type { Actor } from '~/identity/actor'
import { required } from '~/identity/citizen.server'
import { ageOn } from '~/person/age'
import { localDate } from '~/runtime/local-date'
import type { ApprovalSummary } from './approval-pages.server'
import { countOf, isMine, readAskedAbout, type AboutAnother } from './asked-about.server'
import { isAuthority } from './acting'
import { numberOf } from './authority-sync.server'
import { endedUnseen, NEWS_DAYS, type EndedByAnother, type SeenAt } from './concerns'
import type { RepresentationKind } from './grant'
import type { Doors } from './standing.server'
import { ageAhead } from './transitions'

/** The overview does not wait longer for a name than this: it says the relation instead. */
const NAME_MILLISECONDS = 1_500

/** Somebody the reader decides for, as the overview tells what there is to do. */
export type ConcernedPerson = {
  representationId: string
  kind: RepresentationKind
  /** Null where the register does not answer in time. */
  name: string | null
  /** In whole years, of a child. */
  age: number | null
  /** What waits for the reader's answer. */
  asked: ApprovalSummary[]
  /** What ended and the reader has not opened since. */
  ended: EndedByAnother<ApprovalSummary>[]
  /** The birthday in the coming month from which others decide. */
  ahead: ReturnType<typeof ageAhead>
}

/**
 * What there is to do and what happened between people who decide together, for the overview: about whom the page is
 * about, and while one acts for nobody, about everybody one decides for. What is asked is read by `readAskedAbout` alone.
 */
export async function readConcerns(doors: Doors, actor: Actor | null) {
  const { runtime } = doors
  const { reader } = runtime.database
  const { subjectId: actorId, actingFor } = required(actor)
  const about = await readAskedAbout(doors, actor)
  const since = new Date(runtime.now().getTime() - NEWS_DAYS * 86_400_000)
  const people = actingFor ? [] : about.elsewhere
  const subjects = [
    actingFor?.subjectId ?? actorId,
    ...people.map(({ representation }) => representation.subjectId),
  ]
  const seen = await readSeen(reader, { actorId, subjects, since })
  return {
    count: countOf(about),
    asked: about.here.filter(({ state }) => state === 'waiting'),
    ended: endedUnseen(about.here, { seen, since }),
    people: await Promise.all(
      people.map(async (one) => ({
        ...(await personOf(doors, one)),
        asked: one.asked.filter(isMine),
        ended: endedUnseen(one.asked, { seen, since }),
      })),
    ),
    offered: actingFor ? [] : about.offered.map(({ id }) => id),
  }
}

async function personOf(doors: Doors, { representation, concerned }: AboutAnother) {
  const { id: representationId, kind } = representation
  const { birthDate, person } = concerned
  const today = localDate(doors.runtime.now())
  const bsn = numberOf(person)
  const found = bsn
    ? await Promise.race([doors.register.findPerson(bsn), pause(NAME_MILLISECONDS, null, { ref: false })])
    : null
  return {
    representationId,
    kind,
    name: found?.ok ? (found.person.givenName ?? found.person.fullName) : null,
    age: birthDate === null || !isAuthority(kind) ? null : ageOn(birthDate, today),
    ahead: ageAhead({ birthDate, capable: person.row.capable }, today),
  }
}

type Looking = { actorId: string; subjects: string[]; since: Date }

/** When the reader last opened what was asked: the log has every time (NEN 7513). */
async function readSeen(reader: Reader, { actorId, subjects, since }: Looking): Promise<SeenAt> {
  const opened = and(
    inArray(activity.subjectId, subjects),
    gte(activity.at, since),
    eq(activity.event, 'approval-read'),
  )
  const rows = await reader.select({ at: activity.at, entry: activity.entry }).from(activity).where(opened)
  const seen = new Map<string, Date>()
  for (const { at, entry } of rows) {
    const { users, object } = JSON.parse(entry) as Pick<ActivityEntry, 'users' | 'object'>
    if (users[0]?.id !== actorId) continue
    const before = seen.get(object.id)
    if (!before || at > before) seen.set(object.id, at)
  }
  return seen
}
