import { appendActivity } from '~/audit/append.server'
import { everyView } from '~/enquiry/export.server'
import type { Language } from '~/i18n/language'
import { PERIODS, type RetainedId } from '~/privacy/periods'
import { retainedWords, type RetainedWords } from './retained-words.server'
import { act } from '~/representation/act.server'
import type { Dossier } from '~/representation/dossier.server'
import { logRead } from '~/representation/log-read.server'
import { readLiveBy } from '~/representation/store.server'
import type { LocalDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { everyAct, summariseLog } from './log.server'
import type { Item, Look, Part } from './part.server'
import { PARTS } from './parts.server'

/**
 * One kind of thing that is kept of a person, in words: how many, since when, and when the first of it goes where a date is known.
 */
export type KeptLine = {
  id: RetainedId
  count: number
  since: Date | null
  goesOn: LocalDate | null
  said: RetainedWords
}

/**
 * What is kept of the person at this moment, in the order of the table of periods (AVG 15). Only what is there; reading it is logged.
 */
export async function readOwnData(
  runtime: Runtime,
  dossier: Dossier,
  language: Language,
): Promise<KeptLine[]> {
  const kept = await readItems(lookOf(runtime, dossier))
  await logRead(runtime, dossier, { event: 'own-data-read' })
  return kept.map(({ id, items }) => ({
    id,
    count:
      id === 'log'
        ? Number(items[0]?.holds.lines)
        : items.filter(({ holds }) => !('number' in holds && id === 'choices')).length,
    said: retainedWords(id, language),
    since: earliest(items.map(({ since }) => since)),
    goesOn: earliest(items.map(({ goesOn }) => goesOn)),
  }))
}

/** What there is that goes or stays when everything is erased: how much of each kind, and whether the person decides for others. */
export type Going = { kept: Partial<Record<RetainedId, number>>; decidesForOthers: boolean }

/** For the page of erasing. */
export async function whatGoes(runtime: Runtime, dossier: Dossier): Promise<Going> {
  const look = lookOf(runtime, dossier)
  const kept = await readItems(look)
  const acts = await readLiveBy(look.reader, dossier.person.row.id)
  return {
    kept: Object.fromEntries(kept.map(({ id, items }) => [id, items.length])),
    decidesForOthers: acts.some(({ state }) => state === 'active'),
  }
}

type Exporting = {
  language: Language
  onRead: (lines: readonly { readable: boolean }[]) => void
}

/**
 * Everything that is kept of the person as one JSON text, written while it is read (AVG 15(3), 20): each kind with why, on what
 * ground, for how long and who gets it, then every question and its answer, then what else was done. Logged before the first letter.
 * The number itself is not in it, nor anybody else's name or id.
 */
export async function openOwnExport(
  runtime: Runtime,
  dossier: Dossier,
  exporting: Exporting,
): Promise<AsyncGenerator<string>> {
  const kept = await readItems(lookOf(runtime, dossier))
  await runtime.database.transact((transaction) =>
    appendActivity(transaction, [act(dossier, { event: 'own-data-exported', action: 'R' })]),
  )
  return write(runtime, dossier, { ...exporting, kept })
}

type Kept = { id: RetainedId; items: Item[] }

async function* write(
  runtime: Runtime,
  dossier: Dossier,
  { kept, language, onRead }: Exporting & { kept: Kept[] },
): AsyncGenerator<string> {
  yield `{"made":${JSON.stringify(dossier.at)},"kept":{`
  for (const [place, { id, items }] of kept.entries()) {
    const why = retainedWords(id, language)
    const holds = items.map((one) => ({ since: one.since, goesOn: one.goesOn, ...one.holds }))
    yield `${place > 0 ? ',' : ''}${JSON.stringify(id)}:${JSON.stringify({ ...why, holds })}`
  }
  yield '},"asked":['
  yield* joined(everyView(runtime, dossier, { language, onRead }))
  yield '],"done":['
  yield* joined(everyAct(runtime.database.reader, dossier.person))
  yield ']}\n'
}

async function* joined(parts: AsyncGenerator<object[]>): AsyncGenerator<string> {
  let isFirst = true
  for await (const part of parts) {
    if (part.length === 0) continue
    yield (isFirst ? '' : ',') + part.map((one) => JSON.stringify(one)).join(',')
    isFirst = false
  }
}

function lookOf(runtime: Runtime, { person, at }: Dossier): Look {
  return { reader: runtime.database.reader, runtime, person, now: at }
}

async function readItems(look: Look): Promise<Kept[]> {
  const kept: Kept[] = []
  for (const id of Object.keys(PERIODS) as RetainedId[]) {
    const part: Part | string = PARTS[id]
    const items =
      typeof part === 'function'
        ? await part(look)
        : part === 'the-log'
          ? await summariseLog(look.reader, look.person)
          : []
    if (items.length > 0) kept.push({ id, items })
  }
  return kept
}

function earliest<Value extends Date | string>(values: (Value | null)[]): Value | null {
  return values.reduce((first, one) => (one !== null && (first === null || one < first) ? one : first), null)
}
