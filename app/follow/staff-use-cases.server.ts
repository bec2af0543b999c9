import { appendActivity } from '~/audit/append.server'
import { holderCategoriesOf } from '~/catalogue/lookup'
import { currentCatalogue } from '~/catalogue/store.server'
import { readOwnAnswers } from '~/consent/own-answers.server'
import type { Reader, Transaction } from '~/db/database.server'
import type { FollowReason, FollowedFrom } from '~/following/follower'
import {
  beginFollowing,
  endFollowing,
  followedName,
  readFollowedBy,
  readFollowing,
  writeFollowing,
} from '~/following/use-cases.server'
import type { Staff } from '~/identity/actor'
import { enqueue } from '~/notification/outbox.server'
import { gateOn } from '~/person/gate'
import { findById, type Subject } from '~/person/store.server'
import { findProvider, type ProviderRow } from '~/provider/store.server'
import { act } from '~/representation/act.server'
import { openStaffDossier, renewedForStaff, type StaffDossier } from '~/representation/staff-dossier.server'
import { type LocalDate, localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'

export type FollowChanged = { ok: true } | { ok: false; refusal: 'role-gone' | 'already' | 'not-there' }

/** Begins to follow who is at the counter, for the organisation, on the ground that they are treated there. The person sees it, and is told. */
export async function beginToFollow(
  runtime: Runtime,
  opened: StaffDossier,
  { reason, name }: { reason: FollowReason; name: string | null },
): Promise<FollowChanged> {
  return runtime.database.transact(async (transaction): Promise<FollowChanged> => {
    const dossier = await renewedForStaff(transaction, runtime, opened)
    if (!dossier) return { ok: false, refusal: 'role-gone' }
    const { person, staff, at } = dossier
    const begun = { ura: staff.organisation.ura, startedBy: staff.memberId, reason, name, at }
    if (!(await beginFollowing(transaction, person, begun))) return { ok: false, refusal: 'already' }
    await tell(transaction, runtime, { dossier, event: 'following-begun' })
    return { ok: true }
  })
}

/** Stops following. */
export async function stopFollowing(runtime: Runtime, opened: StaffDossier): Promise<FollowChanged> {
  return runtime.database.transact(async (transaction): Promise<FollowChanged> => {
    const dossier = await renewedForStaff(transaction, runtime, opened)
    if (!dossier) return { ok: false, refusal: 'role-gone' }
    const { person, staff } = dossier
    if (!(await endFollowing(transaction, { person, ura: staff.organisation.ura })))
      return { ok: false, refusal: 'not-there' }
    await tell(transaction, runtime, { dossier, event: 'following-ended' })
    return { ok: true }
  })
}

type Telling = { dossier: StaffDossier; event: 'following-begun' | 'following-ended' }

async function tell(transaction: Transaction, runtime: Runtime, { dossier, event }: Telling): Promise<void> {
  const { person, staff, at } = dossier
  const action = event === 'following-begun' ? 'C' : 'D'
  await appendActivity(transaction, [act(dossier, { event, action })])
  const reason = `${staff.organisation.ura}:${event}:${at.toISOString()}`
  await enqueue(transaction, runtime, { kind: 'following', citizen: person, reason, at })
}

/**
 * Whom one's organisation follows: by name, since when, and whether something changed since staff looked, of what concerns it: what
 * changed elsewhere is not told.
 */
export async function readFollowed(runtime: Runtime, staff: Staff) {
  const { reader } = runtime.database
  const provider = await findProvider(reader, staff.organisation.ura)
  const followed = provider ? await readFollowedBy(reader, provider.ura) : []
  const shown = await Promise.all(
    followed.map(async (one) => {
      const person = await findById(reader, runtime, one.subjectId)
      if (!person?.keys.profile) return null
      const today = localDate(runtime.now())
      const lines = await readBoth(reader, { person, provider: provider!, today, one })
      return {
        ...{ id: one.subjectId, name: followedName(person, one), since: one.since },
        stopAsked: one.stopAskedAt !== null,
        changed: lines.some(({ was, answer }) => was !== answer),
      }
    }),
  )
  return shown.filter((one) => one !== null)
}

type Comparing = { person: Subject; provider: ProviderRow; today: LocalDate; one: FollowedFrom }

/** What holds now for what the provider has, and what held when the version was made that staff saw last. */
async function readBoth(reader: Reader, { person, provider, today, one }: Comparing) {
  const { currentVersion } = person.row
  const asking = { person, provider, gate: gateOn(person.row, today), today }
  const now = await readOwnAnswers(reader, { ...asking, version: currentVersion })
  if (one.seenVersion === currentVersion) return now.map((line) => ({ ...line, was: line.answer }))
  const before = await readOwnAnswers(reader, { ...asking, version: one.seenVersion, today: 'as-made' })
  return now.map((line, place) => ({ ...line, was: before[place]?.answer ?? line.answer }))
}

/** The dossier of somebody whom one's organisation follows; null for anybody else, as for nobody. */
export async function openFollowed(
  runtime: Runtime,
  { staff, subjectId, requestId }: { staff: Staff; subjectId: string; requestId: string },
): Promise<{ dossier: StaffDossier; following: FollowedFrom } | null> {
  const { reader } = runtime.database
  const following = await readFollowing(reader, { subjectId, ura: staff.organisation.ura })
  const dossier = following && (await openStaffDossier(reader, runtime, { staff, subjectId, requestId }))
  return dossier?.person.keys.profile ? { dossier, following: following! } : null
}

/**
 * What holds now for what one's organisation has of somebody it follows, and what was otherwise when staff looked last. Looking is logged, and the
 * person sees it.
 */
export async function readFollowedPerson(
  runtime: Runtime,
  { dossier, following }: NonNullable<Awaited<ReturnType<typeof openFollowed>>>,
) {
  const { reader } = runtime.database
  const { person, staff, today } = dossier
  const provider = (await findProvider(reader, staff.organisation.ura))!
  const lines = await readBoth(reader, { person, provider, today, one: following })
  await runtime.database.transact(async (transaction) => {
    await appendActivity(transaction, [act(dossier, { event: 'following-read', action: 'R' })])
    await writeFollowing(transaction, following, { seenVersion: person.row.currentVersion })
  })
  return {
    name: followedName(person, following),
    since: following.since,
    stopAsked: following.stopAskedAt !== null,
    group: holderCategoriesOf(await currentCatalogue(reader), provider.types)[0] ?? null,
    lines,
  }
}
