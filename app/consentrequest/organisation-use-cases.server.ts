import { appendActivity } from '~/audit/append.server'
import { currentCatalogue } from '~/catalogue/store.server'
import type { Staff } from '~/identity/actor'
import { gateOn } from '~/person/gate'
import { findById, type Subject } from '~/person/store.server'
import { birthDateOf } from '~/representation/decision-status.server'
import { userOf, whoServes } from '~/representation/staff-dossier.server'
import { whoDecides } from '~/representation/who-decides'
import { localDate, type LocalDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { leaveOn } from './decide'
import { SENT_REQUESTS } from './lists'
import { kindsOf } from './named.server'
import { isExcluded } from './send-use-cases.server'
import { listSentBy, openGiven, readSentBy, SENT_ORDER, type StoredRequest } from './store.server'

/** How many stand on one page. */
const PAGE = 25

/**
 * What one's organisation asked, newest first, by its own label: of whom it is and what came of it stands nowhere here. Who wants to
 * know looks at one, which the person sees. Null for a place that was not given to this organisation.
 */
export async function readSentRequests(runtime: Runtime, staff: Staff, query: URLSearchParams) {
  const { ura } = staff.organisation
  const asked = SENT_REQUESTS.place(query)
  const place = asked === null ? null : SENT_ORDER.readPlace(runtime, ura, asked)
  if (asked !== null && !place) return null
  const { shown, last } = await listSentBy(runtime.database.reader, runtime, { ura, place, limit: PAGE })
  return {
    first: asked === null,
    next: last && SENT_ORDER.placeText(runtime, ura, last),
    requests: shown.map(headOf),
  }
}

/** What was asked in one of one's organisation; nothing of what came of it. Null for another's, as for none. */
export async function readSentRequest(runtime: Runtime, staff: Staff, id: string) {
  const { reader } = runtime.database
  const found = await readSentBy(reader, runtime, { ura: staff.organisation.ura, id })
  if (!found) return null
  const { text, recipient, data } = found.asked
  return { ...headOf(found), text, recipient, data: kindsOf(await currentCatalogue(reader), data) }
}

export type Checked =
  | { ok: true; leave: { data: ReturnType<typeof kindsOf>; until: string } | null; at: Date }
  | { ok: false; refusal: 'not-there' | 'role-gone' }

/**
 * Looks whether there is leave: for what and until when, or *geen toestemming*, whatever the reason. Each look is a question that the
 * person sees, under *Wie keek*; it is written in the transaction in which it is answered.
 */
export async function checkLeave(
  runtime: Runtime,
  { staff, id, requestId }: { staff: Staff; id: string; requestId: string },
): Promise<Checked> {
  const { ura } = staff.organisation
  return runtime.database.transact(async (transaction): Promise<Checked> => {
    const found = await readSentBy(transaction, runtime, { ura, id })
    if (!found) return { ok: false, refusal: 'not-there' }
    const by = await whoServes(transaction, runtime, staff)
    if (!by) return { ok: false, refusal: 'role-gone' }
    const at = runtime.now()
    const today = localDate(at)
    const catalogue = await currentCatalogue(transaction)
    const isShut = await isExcluded(transaction, staff)
    // Of nobody the same is read as of somebody.
    const reached = found.state === 'sent' ? null : found.subjectId
    const person = await findById(transaction, runtime, reached ?? NOBODY)
    const facts = { ...found, asked: found.asked, catalogue }
    const leave =
      person && !isShut
        ? leaveOn({ ...facts, ...standingOf(person, today), given: openGiven(person, found) }, today)
        : null
    await appendActivity(transaction, [
      {
        ...{ event: 'consent-checked', action: 'E', outcome: leave ? 'permit' : 'deny', at, requestId },
        ...{ subjectId: person?.row.id ?? null, organisation: ura },
        users: [userOf(by)],
        object: { type: 'consent-request', id },
        checks: { authorisation: true, consent: leave !== null, emergency: false },
      },
    ])
    return { ok: true, at, leave: leave && { until: leave.until, data: kindsOf(catalogue, leave.data) } }
  })
}

/** What stands before all choices on a day, and who decides then. */
function standingOf(person: Subject, today: LocalDate) {
  const { capable, deceasedAt } = person.row
  const facts = { birthDate: birthDateOf(person), capable, deceased: deceasedAt !== null }
  return { gate: gateOn(person.row, today), decides: whoDecides(facts, today) }
}

/** No id of anybody. */
const NOBODY = ''

function headOf({ id, purpose, sentAt, askedUntil, asked }: StoredRequest) {
  return { id, purpose, sentAt, askedUntil, label: asked.label }
}
