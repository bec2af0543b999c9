import type { ApprovalSummary } from '~/choosing/approval-pages.server'
import { ageAhead } from '~/comingofage/transitions'
import { ageOn } from '~/person/age'
import { isAuthority } from '~/representation/acting'
import { calledSoon } from '~/representation/called.server'
import { endedUnseen, NEWS_DAYS } from '~/representation/concerns'
import type { Doors } from '~/representation/decision-status.server'
import type { Dossier } from '~/representation/dossier.server'
import { readAllBy, readAllOf } from '~/representation/store.server'
import { localDate } from '~/runtime/local-date'
import { countOf, isMine, readAskedAbout, type AboutAnother } from './asked-about.server'
import { readChangedAbout } from './changed-about.server'
import { lookBack, type LockNews, type LookedBack } from './look-back.server'
import { grantNews } from './people-news'

/**
 * What there is to do and what happened between people who decide together, for the overview: about whom the page is
 * about, and while one acts for nobody, about everybody one decides for. What is asked is read by `readAskedAbout` alone.
 */
export async function readConcerns(doors: Doors, dossier: Dossier) {
  const { runtime } = doors
  const { reader } = runtime.database
  const { actorId, actor, person, representation } = dossier
  const about = await readAskedAbout(doors, { actor, here: dossier })
  const since = new Date(runtime.now().getTime() - NEWS_DAYS * 86_400_000)
  const people = representation ? [] : about.elsewhere
  const subjects = [person.row.id, ...people.map(({ representation }) => representation.subjectId)]
  const looked = await lookBack(reader, { actorId, subjects, since })
  const seen = looked.approvals
  return {
    count: countOf(about),
    asked: about.here.filter(({ state }) => state === 'waiting'),
    ended: endedUnseen(about.here, { seen, since }),
    people: await Promise.all(
      people.map(async (one) => ({
        ...(await personOf(doors, one)),
        asked: one.asked.filter(isMine),
        ended: endedUnseen(one.asked, { seen, since }),
        changed: await readChangedAbout(reader, {
          ...{ readerId: actorId, citizen: one.concerned.person, since },
          looked: looked.people.get(one.concerned.person.row.id),
        }),
        lock: lockNewsOf(looked, one.concerned.person.row.id, [...one.asked]),
      })),
    ),
    lockNews: representation ? null : lockNewsOf(looked, actorId, about.here),
    grants: representation
      ? []
      : grantNews([...(await readAllBy(reader, actorId)), ...(await readAllOf(reader, actorId))], {
          ...{ readerId: actorId, since, looked: looked.people, own: looked.grants },
        }),
    offered: representation ? [] : about.offered.map(({ id }) => id),
  }
}

async function personOf(doors: Doors, { representation, concerned }: AboutAnother) {
  const { id: representationId, kind } = representation
  const { birthDate, person } = concerned
  const today = localDate(doors.runtime.now())
  return {
    representationId,
    kind,
    name: await calledSoon(doors, person),
    age: birthDate === null || !isAuthority(kind) ? null : ageOn(birthDate, today),
    ahead: ageAhead({ birthDate, capable: person.row.capable }, today),
  }
}

/** What another did with the lock, unless it was looked at since, or is told as the end of what was asked. */
function lockNewsOf(
  looked: LookedBack,
  personId: string,
  asked: readonly ApprovalSummary[],
): LockNews | null {
  const news = looked.lockNews.get(personId)
  if (!news) return null
  const seen = looked.locks.get(personId)
  if (seen && seen >= news.at) return null
  const isTold = asked.some(({ liftsLock, state }) => liftsLock && state === 'in-force')
  return news.happened === 'lock-lifted' && isTold ? null : news
}
