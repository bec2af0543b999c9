import { containedIn } from '~/catalogue/lookup'
import { currentCatalogue } from '~/catalogue/store.server'
import { tellDoer } from '~/representation/author-label.server'
import { readsOnly } from '~/representation/decision-status.server'
import type { Dossier } from '~/representation/dossier.server'
import { logRead } from '~/representation/log-read.server'
import type { Runtime } from '~/runtime/runtime.server'
import { answersUntil, halfOf, isShown, maySayYes, sayUntil } from './answer-use-cases.server'
import { readDoor } from './code-use-cases.server'
import { boundsOfYes, offeredIn, stillTheirs } from './decide'
import { isOthersTurn, saidByOther, sideOf } from './half'
import { kindsOf, organisationsOf } from './named.server'
import { OWN_REQUESTS, readRequestShow } from './lists'
import { standingOn, type RequestStanding } from './request'
import { mayEndUnnamed, seesRequests } from './sees'
import {
  countWaiting,
  listWaiting,
  listOwn,
  openGiven,
  OWN_ORDER,
  readArrivedAt,
  readSaidBy,
  type StoredRequest,
} from './store.server'

/** How many stand on one page. */
const PAGE = 20

/**
 * What a person was asked, newest first, with the code and the switch. `hidden` for who acts for somebody and may not see who asks them; null for a place that was not given here.
 */
export async function readOwnRequests(runtime: Runtime, dossier: Dossier, query: URLSearchParams) {
  const { reader } = runtime.database
  const { person, actorId, today } = dossier
  if (!seesRequests(dossier)) {
    const unnamed = await readUnnamed(runtime, dossier)
    const mayEnd = mayEndUnnamed(dossier)
    const saidHere = mayEnd ? await readSaidBy(reader, { subjectId: person.row.id, actorId }) : []
    const along = await readAlong(runtime, dossier)
    return { hidden: true as const, mayEnd, unnamed, saidHere, along }
  }
  const values = OWN_REQUESTS.values(query)
  const whose = `${person.row.id} ${values.toon}`
  const asked = OWN_REQUESTS.place(query)
  const place = asked === null ? null : OWN_ORDER.readPlace(runtime, whose, asked)
  if (asked !== null && !place) return null
  const listing = { subjectId: person.row.id, show: readRequestShow(values.toon), today, place, limit: PAGE }
  const { shown, last } = await listOwn(reader, runtime, listing)
  const nameOf = await organisationsOf(reader, shown)
  await logRead(runtime, dossier, { event: 'consent-request-read' })
  return {
    hidden: false as const,
    values,
    first: asked === null,
    next: last && OWN_ORDER.placeText(runtime, whose, last),
    requests: shown.map((row) => ({ ...headOf(row, dossier), organisation: nameOf(row.ura) })),
    door: await readDoor(runtime, dossier),
    may: mayAnswer(dossier),
    together: turnOf(dossier, { decides: dossier.decides, half: null, side: sideOf(dossier) }),
  }
}

/**
 * What waits and what is given, for parents who may see no names, by what it is for and until when: as much as it takes to say no and to
 * take back. Empty for others who may not see it.
 */
async function readUnnamed(runtime: Runtime, dossier: Dossier) {
  if (!mayEndUnnamed(dossier)) return []
  const rows = await readOpen(runtime, dossier)
  await logRead(runtime, dossier, { event: 'consent-request-read' })
  return rows.map((row) => headOf(row, dossier))
}

/** The newest of what waits and of what is given. */
async function readOpen(runtime: Runtime, { person, today }: Dossier) {
  const listing = { subjectId: person.row.id, today, place: null, limit: PAGE }
  const read = async (show: 'wacht' | 'gegeven') =>
    (await listOwn(runtime.database.reader, runtime, { ...listing, show })).shown
  return [...(await read('wacht')), ...(await read('gegeven'))]
}

/** For a parent who sees no others: what their child of 12 to 15 said yes to, and they are asked for or gave along with it. */
async function readAlong(runtime: Runtime, dossier: Dossier) {
  if (dossier.decides !== 'together') return []
  const rows = (await readOpen(runtime, dossier)).filter((row) => isShown(dossier, row))
  const nameOf = await organisationsOf(runtime.database.reader, rows)
  if (rows.length > 0) await logRead(runtime, dossier, { event: 'consent-request-read' })
  return rows.map((row) => ({ ...headOf(row, dossier), organisation: nameOf(row.ura) }))
}

/** One of them, whole; null for another's, as for none. Reading it is logged. */
export async function readOwnRequest(runtime: Runtime, dossier: Dossier, id: string) {
  const { reader } = runtime.database
  const { person, actorId } = dossier
  const row = await readArrivedAt(reader, runtime, { person, id })
  if (!row || !isShown(dossier, row)) return null
  const half = halfOf(dossier, row)
  const catalogue = await currentCatalogue(reader)
  const nameOf = await organisationsOf(reader, [row])
  const given = openGiven(person, row)
  const standing = { decides: dossier.decides, half, side: sideOf(dossier) }
  const bounds = boundsOfYes({ asked: row.asked, sayUntil: sayUntil(dossier), ...standing })
  const theirs = saidByOther(standing)
  await logRead(runtime, dossier, { event: 'consent-request-read' })
  const by = row.answeredBy
  const told = by && { readerId: actorId, citizen: person, byId: by, at: row.answeredAt! }
  return {
    ...headOf(row, dossier),
    organisation: nameOf(row.ura),
    text: row.asked.text,
    recipient: row.asked.recipient,
    asked: kindsOf(catalogue, row.asked.data),
    given: given && {
      ...{ until: given.until, data: kindsOf(catalogue, given.data) },
      isSmaller: given.smaller === true,
    },
    /** Until when a yes can be said at most; `sayEndsAt` is the age that ends it sooner than was asked. */
    longest: bounds.until,
    sayEndsAt: theirs || bounds.until === row.asked.until ? null : person.row.capable ? 12 : 18,
    /** What can be ticked: of what is asked, of what the other of two said yes to, or of what is given. */
    offered: kindsOf(catalogue, offeredIn(catalogue, given ?? theirs ?? row.asked)).map((kind) => ({
      ...kind,
      parts: kindsOf(catalogue, containedIn(catalogue, kind.code)).map(({ lowercase }) => lowercase),
    })),
    answeredBy: told ? await tellDoer(reader, told) : null,
    may: mayAnswer(dossier),
    /** Where two say yes together: what both are told of it. */
    together: turnOf(dossier, standing),
  }
}

type Turn = 'first' | 'second' | 'theirs' | 'nobody'

/** Whose turn it is where two say yes together: `first` where neither did, `nobody` where there is none to say it along. Null where one decides. */
function turnOf(dossier: Dossier, standing: Parameters<typeof saidByOther>[0]): Turn | null {
  if (dossier.decides !== 'together') return null
  if (!maySayYes(dossier)) return 'nobody'
  if (isOthersTurn(standing)) return 'theirs'
  return saidByOther(standing) ? 'second' : 'first'
}

/** What of an answer is theirs to give: nothing for who only reads, a no where a yes needs somebody else as well. */
function mayAnswer(dossier: Dossier): 'look' | 'narrow' | 'all' {
  if (readsOnly(dossier, dossier.today)) return 'look'
  return maySayYes(dossier) ? 'all' : 'narrow'
}

/** How many wait for an answer of who reads, for their overview; none where they may not answer, or where it is the other's turn. */
export async function countOwnRequests(runtime: Runtime, dossier: Dossier): Promise<number> {
  if (readsOnly(dossier, dossier.today)) return 0
  const { person, today, decides } = dossier
  const { reader } = runtime.database
  if (decides !== 'together') return seesRequests(dossier) ? countWaiting(reader, person.row.id, today) : 0
  // Of two, each has the turn in some of them.
  const waiting = await listWaiting(reader, runtime, { subjectId: person.row.id, today })
  const isTheirs = (row: StoredRequest) =>
    !isOthersTurn({ decides, half: halfOf(dossier, row), side: sideOf(dossier) })
  return waiting.filter((row) => isShown(dossier, row) && isTheirs(row)).length
}

function headOf(row: StoredRequest, dossier: Dossier) {
  const { today, person, decides } = dossier
  const { id, purpose, sentAt, askedUntil, endsOn, answeredAt } = row
  // Nobody answers after their say: from that birthday on it is another's.
  const last = answersUntil(dossier)
  const answerBy = last !== null && last < row.answerBy ? last : row.answerBy
  // Only what arrived is read here, which has a standing.
  const given = openGiven(person, row)
  const stands = standingOn(row, today)!
  const standing: RequestStanding =
    stands === 'given' && given && !stillTheirs(given, decides) ? 'lapsed' : stands
  return { id, purpose, sentAt, answerBy, askedUntil, endsOn, answeredAt, standing }
}
