import { createHash } from 'node:crypto'
import { asc } from 'drizzle-orm'
import { openAuditKeys } from '~/audit/keys.server'
import { activity } from '~/audit/tables.server'
import { verifyActivityLog } from '~/audit/verify.server'
import { encodeChoices } from '~/consent/profile'
import { readVersion } from '~/consent/store.server'
import { draft, profileVersion } from '~/consent/tables.server'
import { outbox, preference } from '~/notification/tables.server'
import { findById } from '~/person/store.server'
import { subject, subjectKey } from '~/person/tables.server'
import { hashOfTheirs } from '~/server/request-id'
import type { Runtime } from '~/runtime/runtime.server'
import type { Ledger } from './ledger'

/** Something that is not as it was promised; the code names the promise, the rest says where. */
export type Finding = `${Code} ${string}`
type Code =
  | 'receipt-lost'
  | 'receipt-differs'
  | 'save-lost'
  | 'answer-without-record'
  | 'record-without-question'
  | 'record-doubled'
  | 'version-without-entry'
  | 'entry-without-version'
  | 'version-without-mail'
  | 'mail-without-version'
  | 'draft-outlived'
  | 'history-not-linear'
  | 'current-version-differs'
  | 'choices-unreadable'
  | 'person-without-key'
  | 'entry-of-nobody'
  | 'log-broken'

export type Checking = {
  runtime: Runtime
  ledger: Ledger
  /** The key and the file outside the database that seal the log. */
  audit: { key: string; checkpointFile: string }
}

/** Everything the promises R1, R2 and R7 say about data, looked up row by row. Empty when all of it holds. */
export async function findFaults({ runtime, ledger, audit }: Checking): Promise<Finding[]> {
  const data = await readAll(runtime, ledger)
  return [
    ...lostReceipts(data, ledger),
    ...lostSaves(data, ledger),
    ...lostRecords(data, ledger),
    ...halfVersions(data),
    ...outlivedDrafts(data),
    ...crookedHistories(data),
    ...strangers(data),
    ...(await unreadableChoices(runtime, data)),
    ...(await brokenLog(runtime, audit)),
  ]
}

/** The same as codes with how often each was found, for tests that plant a fault. */
export function codesOf(findings: Finding[]): string[] {
  return [...new Set(findings.map((finding) => finding.split(' ')[0]!))].sort()
}

type Entry = { requestId: string; event: string; subjectId: string; version: number | null }
type Data = Awaited<ReturnType<typeof readAll>>

/** What a crowd called a request: the log has a keyed hash of it behind its own name. */
function namesGiven({ keyring }: Runtime, { asked }: Ledger) {
  const given = new Map([...asked.keys()].map((id) => [hashOfTheirs(keyring, id), id]))
  return (requestId: string) => given.get(requestId.split('.')[1] ?? '') ?? requestId
}

async function readAll(runtime: Runtime, ledger: Ledger) {
  const { reader } = runtime.database
  const theirs = namesGiven(runtime, ledger)
  const [versions, drafts, mails, wishes, people, keys, rows] = await Promise.all([
    reader.select().from(profileVersion).orderBy(asc(profileVersion.subjectId), asc(profileVersion.number)),
    reader.select({ id: draft.id, subjectId: draft.subjectId }).from(draft),
    reader.select().from(outbox),
    reader.select().from(preference),
    reader.select().from(subject),
    reader.select({ subjectId: subjectKey.subjectId }).from(subjectKey),
    reader
      .select({ event: activity.event, subjectId: activity.subjectId, entry: activity.entry })
      .from(activity),
  ])
  const entries = rows.map(readEntry).map((entry) => ({ ...entry, requestId: theirs(entry.requestId) }))
  return { versions, drafts, mails, wishes, people, keys, entries }
}

function readEntry({ event, subjectId, entry }: { event: string; subjectId: string; entry: string }): Entry {
  const { requestId, object } = JSON.parse(entry) as { requestId: string; object: { version?: number } }
  return { event, subjectId, requestId, version: object.version ?? null }
}

const named = (subjectId: string, number: number) => `${subjectId}:${number}`

function lostReceipts({ versions, entries }: Data, { submitted, confirmed }: Ledger): Finding[] {
  const receipts = new Map(versions.map((row) => [named(row.subjectId, row.number), row.receiptNumber]))
  const submits = new Map(
    entries.filter(isSubmit).map((e) => [e.requestId, named(e.subjectId, e.version ?? 0)]),
  )
  return [
    ...submitted.flatMap(({ subjectId, number, requestIds }): Finding[] => {
      const name = named(subjectId, number)
      if (!receipts.has(name)) return [`receipt-lost ${name}`]
      const wrote = requestIds.filter((id) => submits.get(id) === name)
      return wrote.length === 1
        ? []
        : [`receipt-differs ${name} was written by ${wrote.length} of ${requestIds.join()}`]
    }),
    ...confirmed.flatMap(({ subjectId, number, receipt }): Finding[] => {
      const name = named(subjectId, number)
      if (!receipts.has(name)) return [`receipt-lost ${name} whose confirmation was seen`]
      return receipts.get(name) === receipt ? [] : [`receipt-differs ${name} is not ${receipt}`]
    }),
  ]
}

function lostSaves({ entries }: Data, { saved }: Ledger): Finding[] {
  const there = new Set(entries.map(({ requestId, event }) => `${requestId} ${event}`))
  return saved.flatMap(({ requestId, event }): Finding[] =>
    there.has(`${requestId} ${event}`) ? [] : [`save-lost ${requestId}`],
  )
}

function lostRecords({ entries }: Data, { answered, asked }: Ledger): Finding[] {
  const recorded = new Map<string, number>()
  for (const { event, requestId } of entries) {
    if (event === 'consulted') recorded.set(requestId, (recorded.get(requestId) ?? 0) + 1)
  }
  return [
    ...answered.flatMap((id): Finding[] => (recorded.has(id) ? [] : [`answer-without-record ${id}`])),
    ...[...recorded].flatMap(([id, times]): Finding[] => [
      ...(asked.get(id) === 'question' ? [] : ([`record-without-question ${id}`] as const)),
      ...(times === 1 ? [] : ([`record-doubled ${id}`] as const)),
    ]),
  ]
}

/** Version, log entry and, for who wants it, mail: all of them or none. */
function halfVersions(data: Data): Finding[] {
  const versions = data.versions.map((row) => named(row.subjectId, row.number))
  const entries = data.entries.filter(isSubmit).map((entry) => named(entry.subjectId, entry.version ?? 0))
  const mails = data.mails
    .filter(({ kind }) => kind === 'choices-changed')
    .map(({ uniqueKey }) => uniqueKey.slice('choices-changed:'.length))
  const wanting = data.versions
    .filter((row) => wantsMail(data, row))
    .map((row) => named(row.subjectId, row.number))
  return [
    ...missing(versions, entries).map((name): Finding => `version-without-entry ${name}`),
    ...missing(entries, versions).map((name): Finding => `entry-without-version ${name}`),
    ...missing(wanting, mails).map((name): Finding => `version-without-mail ${name}`),
    ...missing(mails, versions).map((name): Finding => `mail-without-version ${name}`),
  ]
}

/** Whether a citizen had switched the mail on, and confirmed an address, before a version was made. */
function wantsMail({ wishes, people }: Data, { subjectId, at }: { subjectId: string; at: Date }): boolean {
  const person = people.find(({ id }) => id === subjectId)
  const wish = wishes.find((row) => row.subjectId === subjectId && row.kind === 'choices-changed')
  const since = person?.emailConfirmedAt
  return wish?.wanted === true && wish.changedAt <= at && Boolean(since && since <= at)
}

/** A draft goes with the version it becomes. */
function outlivedDrafts({ drafts, versions }: Data): Finding[] {
  const sent = new Set(versions.map(({ draftId }) => draftId))
  return drafts.flatMap(({ id, subjectId }): Finding[] =>
    sent.has(id) ? [`draft-outlived ${subjectId}`] : [],
  )
}

/** Numbers 1, 2, 3 … each on the one before it, and the last of them in force. */
function crookedHistories({ versions, people }: Data): Finding[] {
  return people.flatMap(({ id, currentVersion }): Finding[] => {
    const own = versions.filter(({ subjectId }) => subjectId === id)
    const crooked = own.flatMap(({ number, predecessor }, place): Finding[] =>
      number === place + 1 && predecessor === place
        ? []
        : [`history-not-linear ${named(id, number)} on ${predecessor} is number ${place + 1}`],
    )
    if (currentVersion === own.length) return crooked
    return [...crooked, `current-version-differs ${named(id, currentVersion)} of ${own.length}`]
  })
}

/** Rows that point at somebody who is not there, or cannot be opened. */
function strangers({ people, keys, versions, mails, entries }: Data): Finding[] {
  const there = new Set(people.map(({ id }) => id))
  const keyed = keys.map(({ subjectId }) => subjectId)
  const mentioned = [...versions, ...mails, ...entries].map(({ subjectId }) => subjectId).filter(Boolean)
  return [
    ...missing([...there], keyed).map((id): Finding => `person-without-key ${id}`),
    ...missing(keyed, [...there]).map((id): Finding => `entry-of-nobody key of ${id}`),
    ...missing([...new Set(mentioned)], [...there]).map((id): Finding => `entry-of-nobody ${id}`),
  ]
}

async function unreadableChoices(runtime: Runtime, { versions }: Data): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { subjectId, number, contentHash } of versions) {
    const citizen = await findById(runtime.database.reader, runtime, subjectId)
    const version = citizen && (await readVersion(runtime.database.reader, citizen, number).catch(() => null))
    const hash = version && createHash('sha256').update(encodeChoices(version.choices)).digest('hex')
    if (hash !== contentHash) findings.push(`choices-unreadable ${named(subjectId, number)}`)
  }
  return findings
}

async function brokenLog(
  { database }: Runtime,
  { key, checkpointFile }: Checking['audit'],
): Promise<Finding[]> {
  const keys = openAuditKeys(key)
  const verified = await verifyActivityLog({ reader: database.reader, keys, checkpointFile })
  return verified.ok ? [] : [`log-broken ${verified.finding.words}`]
}

function isSubmit({ event }: Entry): boolean {
  return event === 'choices-submitted'
}

/** What stands in the first list more often than in the second. */
function missing(wanted: string[], there: string[]): string[] {
  const left = new Map<string, number>()
  for (const name of there) left.set(name, (left.get(name) ?? 0) + 1)
  return wanted.filter((name) => {
    const some = left.get(name) ?? 0
    left.set(name, some - 1)
    return some <= 0
  })
}
