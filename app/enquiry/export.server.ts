import { setImmediate as breathe } from 'node:timers/promises'
import { readHeads } from '~/audit/lanes.server'
import { currentCatalogue } from '~/catalogue/store.server'
import type { Reader } from '~/db/database.server'
import { intlFor } from '~/i18n/intl.server'
import type { Language } from '~/i18n/language'
import type { Subject } from '~/person/store.server'
import type { Dossier } from '~/representation/dossier.server'
import { localDate, localTime } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { BYTE_ORDER_MARK, csvLine } from './csv'
import { VIEWED } from './filter-values'
import { logLook, seenFilter, viewedOf, type ViewsQuery } from './use-cases.server'
import { readFilter } from './view-filter'
import { linesOf, readingBy, type LineContext, type ViewLine } from './view-lines.server'
import {
  askersQuery,
  readViewPage,
  settleFilter,
  type Cursor,
  type OpenedView,
  type SettledFilter,
} from './who-viewed.server'

/** How many questions are in memory at a time. */
const PAGE = 500
const HEADINGS = [
  'day',
  'time',
  'who',
  'city',
  'ura',
  'data',
  'holder',
  'answer',
  'why',
  'reference',
] as const

/**
 * Everything an address filters, as lines of a table, newest first (Wabvpz 15d: a free electronic copy). What counts is
 * what stood in the log when it began: questions that come in meanwhile are left out, however long it takes. It is logged
 * before the first line. `onRead` hears of every part that was read. Null for a filter that cannot be read.
 */
export async function openViewExport(
  runtime: Runtime,
  dossier: Dossier,
  { query, language, onRead }: ViewsQuery & Pick<Exporting, 'onRead'>,
): Promise<AsyncGenerator<string> | null> {
  const { reader } = runtime.database
  const citizen = viewedOf(dossier)
  const facts = { catalogue: await currentCatalogue(reader), today: dossier.today }
  const { filter: read, problems } = readFilter(VIEWED.values(query), facts)
  if (problems.length > 0) return null
  const filter = seenFilter(dossier, read)
  await logLook(runtime, dossier, 'views-exported')
  const wasThere = await readExtent(reader)
  const settled = settleFilter(filter, await askersQuery(reader, citizen.row.id, filter))
  const reading = readingBy(dossier, language)
  return tableOf(runtime, citizen, { filter: settled, reading, wasThere, onRead })
}

type Exporting = {
  filter: SettledFilter
  reading: LineContext
  wasThere: (view: Pick<OpenedView, 'cursor'>) => boolean
  onRead: (lines: readonly Pick<ViewLine, 'readable'>[]) => void
}

async function* tableOf(runtime: Runtime, citizen: Subject, exporting: Exporting): AsyncGenerator<string> {
  const { language } = exporting.reading
  const { formatMessage } = intlFor(language)
  const delimiter = language === 'nl' ? ';' : ','
  const headings = HEADINGS.map((id) => formatMessage({ id: `viewed.column.${id}` }))
  yield BYTE_ORDER_MARK + csvLine(headings, delimiter)
  for await (const lines of partsOf(runtime, citizen, exporting))
    yield lines.map((line) => csvLine(cellsOf(line, language), delimiter)).join('')
}

/** So many lines at a time. */
async function* partsOf(
  runtime: Runtime,
  citizen: Subject,
  { filter, reading, wasThere, onRead }: Exporting,
): AsyncGenerator<ViewLine[]> {
  for (let after: Cursor | null = null; ;) {
    const views = await readViewPage(runtime.database.reader, citizen, { filter, after, limit: PAGE })
    const lines = await linesOf(runtime, citizen, { views: views.filter(wasThere), ...reading })
    onRead(lines)
    yield lines
    if (views.length < PAGE) return
    after = views.at(-1)!.cursor
    await breathe()
  }
}

/** Every question about a person with its answer, newest first, some at a time: for an export of everything, which logs itself. */
export async function* everyView(
  runtime: Runtime,
  dossier: Dossier,
  { language, onRead }: Pick<ViewsQuery, 'language'> & Pick<Exporting, 'onRead'>,
): AsyncGenerator<ViewLine[]> {
  const { reader } = runtime.database
  const citizen = viewedOf(dossier)
  const facts = { catalogue: await currentCatalogue(reader), today: dossier.today }
  const { filter } = readFilter(VIEWED.values(new URLSearchParams()), facts)
  const seen = seenFilter(dossier, filter)
  const wasThere = await readExtent(reader)
  const settled = settleFilter(seen, await askersQuery(reader, citizen.row.id, seen))
  yield* partsOf(runtime, citizen, {
    filter: settled,
    reading: readingBy(dossier, language),
    wasThere,
    onRead,
  })
}

function cellsOf(line: ViewLine, language: Language): string[] {
  const moment = [localDate(line.at), localTime(line.at)]
  if (!line.readable) {
    const why = intlFor(language).formatMessage({ id: 'viewed.unreadable' })
    return [...moment, '', '', '', '', '', '', why, line.reference]
  }
  const answer = line.answer === 'permit' ? 'yes' : 'no'
  return [
    ...moment,
    line.organisation.name,
    line.organisation.city,
    line.organisation.ura,
    line.data,
    line.holder.name,
    intlFor(language).formatMessage({ id: `ui.answer.${answer}` }),
    line.why.join(' '),
    line.reference,
  ]
}

/** How far the log had come: an entry stood in it when its lane had come as far. */
async function readExtent(reader: Reader): Promise<Exporting['wasThere']> {
  const reached = new Map((await readHeads(reader)).map(({ lane, sequence }) => [lane, sequence]))
  return ({ cursor }) => cursor.sequence <= (reached.get(cursor.lane) ?? 0)
}
