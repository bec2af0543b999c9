import { catalogueOf, cataloguesByMoment } from '~/catalogue/store.server'
import { readVersions } from '~/consent/store.server'
import type { Reader } from '~/db/database.server'
import type { ViewDetails } from '~/enquiry/enquiry'
import { resolveQuestion } from '~/enquiry/resolve'
import { logLook } from '~/enquiry/use-cases.server'
import { linesOf, readingBy } from '~/enquiry/view-lines.server'
import { EVERYTHING, readViewPage, type OpenedView } from '~/enquiry/who-viewed.server'
import type { Language } from '~/i18n/language'
import type { Gate } from '~/person/gate'
import type { Subject } from '~/person/store.server'
import { findProviders } from '~/provider/store.server'
import { typesAt } from '~/provider/types-at'
import type { EndedAs } from '~/recording/recorded'
import { readRecording, type StoredRecording } from '~/recording/store.server'
import type { Dossier } from '~/representation/dossier.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { becauseOf, bothWays } from './because-of'

/** So many questions are decided anew, from the last one on, and so many are shown. */
export const LOOKED_AT = 1_000
const SHOWN = 10

/** What should never have counted; what somebody said, and does not want any more, did. */
const NEVER_COUNTED: readonly EndedAs[] = ['not-said', 'wrong-person', 'wrongly-recorded']

/**
 * What was answered because of a record that should never have counted, for as long as it stood (domain: *wrongly recorded*),
 * newest first: each question of the log is decided as it was then, with and without the record. Null for a record that stands, and
 * for who may not see who asked. Reading it is logged as reading who asked.
 */
export async function readMeanwhile(
  runtime: Runtime,
  dossier: Dossier,
  { id, language }: { id: string; language: Language },
) {
  const { reader } = runtime.database
  const { person, disclosure } = dossier
  const found = await readRecording(reader, person, id)
  const isOver = found?.endedAt && found.endedAs && NEVER_COUNTED.includes(found.endedAs)
  if (!isOver || !disclosure.views) return null
  const views = await viewsWhile(reader, person, found)
  const weigh = await weighing(reader, person, { found, views })
  const weighed: { view: OpenedView; was: Awaited<ReturnType<typeof weigh>> }[] = []
  for (const view of views)
    if (view.readable && view.details.holder.ura === found.ura) weighed.push({ view, was: await weigh(view) })
  const because = weighed.filter(({ was }) => was === 'because-of-it').map(({ view }) => view)
  await logLook(runtime, dossier, 'views-read')
  const lines = await linesOf(runtime, person, {
    views: because.slice(0, SHOWN),
    ...readingBy(dossier, language),
  })
  return {
    ...{ from: found.at, until: found.endedAt! },
    lines: lines.flatMap((line) => (line.readable ? [line] : [])),
    more: Math.max(0, because.length - SHOWN),
    /** Of which it cannot be said any more, those among them that cannot be read. */
    notKnown:
      weighed.filter(({ was }) => was === 'not-known').length +
      views.filter(({ readable }) => !readable).length,
    /** Whether there are more questions than were looked at. */
    isCut: views.length === LOOKED_AT,
  }
}

/** The questions that were put while a record stood; none where it changed nothing. */
async function viewsWhile(reader: Reader, person: Subject, { version, at, endedAt }: StoredRecording) {
  if (version === null) return []
  const filter = { ...EVERYTHING, from: at, before: new Date(endedAt!.getTime() + 1) }
  return readViewPage(reader, person, { filter, after: null, limit: LOOKED_AT })
}

type Weighing = { found: StoredRecording; views: readonly { readable: boolean }[] }

/** Weighs questions against what was in force when each was put: versions, catalogues and directory are read once, and both ways are worked out once a version. */
async function weighing(reader: Reader, person: Subject, { found, views }: Weighing) {
  const opened = views.filter((view): view is OpenedView => view.readable)
  const first = found.version ?? 0
  const last = Math.max(first, ...opened.map(({ details }) => details.version))
  const versions = (
    await readVersions(reader, person, { before: last + 1, limit: last - first + 1 })
  ).reverse()
  const parties = await findProviders(reader, [
    ...new Set(opened.flatMap(({ details: { holder, receiver } }) => [holder.ura, receiver.ura])),
  ])
  const inDirectory = (ura: string, at: Date) => {
    const known = parties.find((one) => one.ura === ura)
    return known ? { types: typesAt(known, at) } : null
  }
  const catalogueAt = await cataloguesByMoment(reader)
  const byVersion = new Map(
    [...new Set(opened.map(({ details }) => details.version))].flatMap((number) => {
      const chosen = versions.filter((one) => one.number >= first && one.number <= number)
      const inForce = chosen.at(-1)
      if (inForce?.number !== number) return []
      const both = bothWays({ content: found.content, versions: chosen.map(({ choices }) => choices) })
      return [[number, { ...both, readingCatalogue: inForce.readingCatalogue }] as const]
    }),
  )
  return async ({ details, at, answer }: OpenedView) => {
    const inForce = byVersion.get(details.version)
    if (!inForce) return 'anyway'
    const catalogue = await catalogueAt(at)
    const asked = resolveQuestion(
      details,
      { holder: inDirectory(details.holder.ura, at), receiver: inDirectory(details.receiver.ura, at) },
      catalogue,
    )
    if (!asked.ok) return 'not-known'
    const { readingCatalogue, ...both } = inForce
    const reading = await catalogueOf(reader, readingCatalogue)
    const facts = { ...both, catalogue, reading, gate: gateThen(details), answered: answer }
    return becauseOf(asked.question, facts, localDate(at))
  }
}

/** What stood before all choices when it was asked, as its entry says. */
function gateThen({ reason }: ViewDetails): Gate {
  return reason.startsWith('gate:') ? (reason.slice('gate:'.length) as Gate) : 'open'
}
