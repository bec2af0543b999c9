import { findHolder } from '~/catalogue/lookup'
import { catalogueOf, currentCatalogue } from '~/catalogue/store.server'
import { readParties } from '~/consent/parties.server'
import { holderName } from '~/consent/sentence'
import { readCurrent, readDraft, readUnseen, type ProfileVersion } from '~/consent/store.server'
import type { Reader } from '~/db/database.server'
import type { Follower } from '~/following/follower'
import { readFollowers } from '~/following/use-cases.server'
import { readReach } from '~/notification/reach.server'
import type { Subject } from '~/person/store.server'
import { readRecordings } from '~/recording/store.server'
import { labelAuthor } from '~/representation/author-label.server'
import { mayPoint } from '~/representation/disclosure'
import { seesList, type Dossier } from '~/representation/dossier.server'
import { namesOf } from '~/representation/names.server'
import type { Runtime } from '~/runtime/runtime.server'
import { tellVersion } from './history-use-cases.server'
import { isUndoable } from './undoable.server'
import { waitingFor, type WaitingItem } from './waiting'

/** So many records are looked at to know which changes are theirs. */
const MOST_RECORDS = 100

/**
 * What waits for the citizen, what changed last and who follows: what stands around the picture on the overview. Who acts
 * for another is told what waits of the choices; the address, and what was looked at, stay that person's own. A child
 * under 12 has no address here.
 */
export async function readAround(runtime: Runtime, dossier: Dossier) {
  const { reader } = runtime.database
  const { person: citizen, today } = dossier
  const current = await readCurrent(reader, citizen)
  const last = current && (await tellVersion(reader, dossier, { version: current, known: [] }))
  return {
    waiting: await readWaiting(runtime, dossier, current),
    last: last && {
      ...last,
      undoable: await isUndoable(reader, { citizen, current }, today),
    },
    followers: await readNamedFollowers(runtime, dossier),
  }
}

/** Who follows the choices, by name; null where they are not theirs to see. */
export async function readNamedFollowers(
  { database: { reader } }: Pick<Runtime, 'database'>,
  dossier: Dossier,
): Promise<Follower[] | null> {
  if (!dossier.disclosure.views || !seesList(dossier)) return null
  const { person, at } = dossier
  const followers = await readFollowers(reader, person)
  const parties = await readParties(
    reader,
    followers.map(({ ura }) => ura),
    at,
  )
  return followers.map((follower) => ({ ...follower, name: parties.get(follower.ura)!.name }))
}

async function readWaiting(runtime: Runtime, dossier: Dossier, current: ProfileVersion | null) {
  const { reader } = runtime.database
  const disclosure = dossier.disclosure.namedInChoices
  const { person: citizen, representation, actor, actorId, at, today } = dossier
  const unseen = representation ? [] : await unrecorded(reader, citizen, await readUnseen(reader, citizen))
  const catalogue = await currentCatalogue(reader)
  const waiting = waitingFor(
    {
      draft: await readDraft(reader, citizen, actorId),
      unseen: await Promise.all(
        unseen.map(async (version) => ({
          number: version.number,
          at: version.at,
          author: await labelAuthor(reader, { readerId: actorId, citizen, version }),
        })),
      ),
      address:
        representation || actor.ageCategory === 'under-12'
          ? 'confirmed'
          : await readReach(reader, citizen, at),
      choices: (current?.choices ?? []).filter((choice) => mayPoint(choice, disclosure)),
      catalogue,
      chosenFrom: current && (await catalogueOf(reader, current.catalogueVersion)),
    },
    today,
  )
  const holders = waiting.flatMap((one) => ('holder' in one ? [one.holder] : []))
  const names = await namesOf(
    reader,
    holders.map((holder) => ({ holder, data: '', receiver: '' })),
    { disclosure },
  )
  return waiting.map((one) =>
    'holder' in one
      ? {
          ...one,
          name: holderName(one.holder, names),
          group: findHolder(catalogue, one.holder) !== undefined,
        }
      : one,
  ) as Shown[]
}

/** Without what staff wrote down, or what was taken back of it: that has a band and a page of its own. */
async function unrecorded(
  reader: Reader,
  citizen: Subject,
  versions: ProfileVersion[],
): Promise<ProfileVersion[]> {
  if (!versions.some(isOfCounter)) return versions
  const records = await readRecordings(reader, citizen, { limit: MOST_RECORDS })
  const known = new Set(records.flatMap(({ id, visitId }) => [id, visitId]))
  return versions.filter((version) => !isOfCounter(version) || !known.has(version.draftId ?? ''))
}

function isOfCounter({ channel }: ProfileVersion): boolean {
  return channel === 'staff-screen' || channel === 'paper'
}

type Shown =
  | Exclude<WaitingItem, { holder: string }>
  | (Extract<WaitingItem, { holder: string }> & { name: { nl: string; en: string }; group: boolean })
