import { currentCatalogue } from '~/catalogue/store.server'
import { readParties } from '~/consent/parties.server'
import { tellAnswers } from '~/inbox/answers-told.server'
import { goesSoon, keptUntil } from '~/optin/kept-until'
import { isOpen } from '~/optin/optin'
import { listOwn, openContents, OWN_ORDER, readOwnOptIn, type StoredOptIn } from '~/optin/store.server'
import { namesSeen } from '~/representation/disclosure'
import type { Dossier } from '~/representation/dossier.server'
import { logRead } from '~/representation/log-read.server'
import type { Runtime } from '~/runtime/runtime.server'
import { OWN_OPT_INS } from './own-opt-ins-list'

/** How many stand on one page. */
const PAGE = 20

/** What somebody sent to providers, newest first, with how far it is; null for a place that was not given here. */
export async function readOwnOptIns(runtime: Runtime, dossier: Dossier, query: URLSearchParams) {
  const { reader } = runtime.database
  const { person } = dossier
  const asked = OWN_OPT_INS.place(query)
  const place = asked === null ? null : OWN_ORDER.readPlace(runtime, person.row.id, asked)
  if (asked !== null && !place) return null
  const { shown, last } = await listOwn(reader, person, { place, limit: PAGE })
  const nameOf = await providersOf(runtime, dossier, shown)
  await logRead(runtime, dossier, { event: 'opt-in-read' })
  return {
    first: asked === null,
    next: last && OWN_ORDER.placeText(runtime, person.row.id, last),
    requests: shown.map((row) => ({ ...headOf(row), provider: nameOf(row.ura) })),
  }
}

/** One of them, with what was answered as long as that is kept; null for another's, as for none. */
export async function readOwnRequest(runtime: Runtime, dossier: Dossier, id: string) {
  const { reader } = runtime.database
  const row = await readOwnOptIn(reader, dossier.person, id)
  if (!row) return null
  const nameOf = await providersOf(runtime, dossier, [row])
  const isNamed = dossier.disclosure.namedInChoices === 'names'
  const contents = isNamed ? openContents(dossier.person, row) : null
  await logRead(runtime, dossier, { event: 'opt-in-read' })
  return {
    ...headOf(row),
    provider: nameOf(row.ura),
    /** Where they may be named. */
    ura: isNamed ? row.ura : null,
    isLate: isOpen(row.state) && row.dueOn !== null && row.dueOn < dossier.today,
    answers: contents && (await tellAnswers(reader, row.ura, contents.answers)),
    /** Until when it is kept where nobody deals with it, and whether that is soon. */
    kept: isOpen(row.state)
      ? { until: keptUntil(row.sentAt), goesSoon: goesSoon(row.sentAt, dossier.today) }
      : null,
    approval: row.state === 'waiting' ? row.approvalId : null,
  }
}

function headOf({ id, kind, state, sentAt, dueOn, takenAt, settledAt, sentAs }: StoredOptIn) {
  return { id, kind, state, sentAt, dueOn, takenAt, settledAt, sentAs }
}

/** What the providers are called, to who may know that. */
async function providersOf(
  { database: { reader } }: Runtime,
  dossier: Dossier,
  rows: readonly StoredOptIn[],
) {
  const parties = await readParties(reader, [...new Set(rows.map(({ ura }) => ura))], dossier.at)
  const disclosure = dossier.disclosure.namedInChoices
  const names = namesSeen([...parties.values()], { catalogue: await currentCatalogue(reader), disclosure })
  return (ura: string) => {
    const name = names[ura] ?? ura
    return typeof name === 'string' ? { nl: name, en: name } : name
  }
}
