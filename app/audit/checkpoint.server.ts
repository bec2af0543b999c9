import { desc, eq, lt } from 'drizzle-orm'
import type { Database, Reader } from '~/db/database.server'
import type { Runtime } from '~/runtime/runtime.server'
import { FIRST_HASH, hashOf, LANE_LASTS_MILLISECONDS } from './append.server'
import { readStatement, writeStatement, type Checkpoint, type Head, type Statement } from './checkpoint'
import { COLUMNS, PAGE, pagesAfter } from './checkpoint-pages.server'
import { openAuditKeys, type AuditKeys } from './keys.server'
import { isOurs, readEntriesAt, readHeads } from './lanes.server'
import { appendOutside, lastOutside, makeFolderOutside, placesOutside } from './outside-file.server'
import { checkpoint } from './tables.server'
import { batchOf, peaksUpTo } from './tree.server'
import { verifySigned } from './verify-signed'

/** What of a portal the job needs. */
export type Sealer = {
  /** Every so many checkpoints one lists every lane, so that a process that starts reads no further back. */
  completeEvery?: number
  /** How long a lane stands still before it is closed, in milliseconds. */
  closesAfter?: number
  runtime: Pick<Runtime, 'database' | 'now'>
  config: { checkpointFile: string; checkpointCopy?: string; keys: { audit: { reveal: () => string } } }
}

export type SealOutcome = {
  /** Number of the checkpoint that was made; null when nothing changed or another process was first. */
  sealed: number | null
  /** Lanes whose end is not what an earlier checkpoint says, or that somebody else wrote on in: the log was changed. */
  broken: string[]
}

const COMPLETE_EVERY = 1000
/** A lane is left after half a day; the rest is for clocks that differ. */
const CLOSES_AFTER_MILLISECONDS = 3 * LANE_LASTS_MILLISECONDS

/** What a process remembers between two seals, all of it read from signed checkpoints. */
type Memory = {
  last: Checkpoint | null
  lastComplete: number
  heads: Map<string, Head>
  /** Since when this process sees a lane stand still, by the clock on the wall, as lanes are left by it. */
  stoodSince: Map<string, number>
}

const memories = new WeakMap<Database, Memory>()

/**
 * Signs how far the lanes have come since the checkpoint before, in the database and in the file outside it.
 * Costs one look at the lanes when nothing changed. Several processes may run it; one of them seals.
 * Throws when the file knows more than the database: an old copy of the database was put back.
 */
export async function sealActivityLog({
  runtime,
  config,
  completeEvery,
  closesAfter = CLOSES_AFTER_MILLISECONDS,
}: Sealer): Promise<SealOutcome> {
  const { database } = runtime
  // Before the database: a checkpoint is in the database first, so this one must be there too.
  const places = placesOutside(config)
  const outside = await Promise.all(places.map(lastOutside))
  const keys = openAuditKeys(config.keys.audit.reveal())
  const memory = await recall(database, keys)
  for (const last of outside) if (last) await refuseOlderDatabase(database.reader, last)

  const heads = await readHeads(database.reader)
  const at = runtime.now()
  const { moved, foreign } = await movedSince(database.reader, memory, heads)
  const standing = new Map(heads.map(({ lane, sequence }) => [lane, sequence]))
  const closing = [...memory.heads.values()].filter((head) =>
    isToClose(memory, head, { standing, closesAfter }),
  )
  const changed = [...moved, ...closing.map((head) => ({ ...head, state: 'closed' as const }))]
  const tree = changed.length > 0 ? await treeOf(database.reader, { memory, moved, keys }) : null
  const made = tree ? make(memory, { heads, changed, at, keys, tree, completeEvery }) : null
  const sealed = made !== null && (await store(database, made, at))
  const broken = [...foreign, ...heads.filter((head) => contradicts(memory.heads.get(head.lane), head))]
  if (made && sealed) remember(memory, made, verifySigned(made, keys))
  await makeFolderOutside(config)
  for (const [at, place] of places.entries())
    await copyOutside(database.reader, place, outside[at]?.number ?? 0)
  return { sealed: made && sealed ? made.number : null, broken: broken.map(({ lane }) => lane) }
}

/**
 * The lanes that came further, by the newest entry that the portal wrote: its keyed hash speaks for all before it, which it
 * is chained to. `foreign` are those whose end somebody else wrote, or that went on after they were closed: they are never signed.
 */
async function movedSince(reader: Reader, memory: Memory, heads: Head[]) {
  const further = heads.filter((head) => head.sequence > (memory.heads.get(head.lane)?.sequence ?? 0))
  const moved: Head[] = []
  const foreign: Head[] = []
  for (let from = 0; from < further.length; from += PAGE) {
    const part = further.slice(from, from + PAGE)
    const rows = await readEntriesAt(reader, part)
    for (const head of part) {
      const known = memory.heads.get(head.lane)
      const ours = rows.find((row) => row.lane === head.lane && isOurs(reader, row))
      if (!ours || known?.state === 'closed') foreign.push(head)
      else
        moved.push({
          lane: head.lane,
          sequence: head.sequence,
          hash: ours.hash,
          ...(!known && { state: 'opened' }),
        })
    }
  }
  return { moved, foreign }
}

/** Nothing came for longer than anybody goes on writing in a lane: nothing will come any more. */
function isToClose(memory: Memory, head: Head, { standing, closesAfter }: ClosingRule): boolean {
  if (head.state === 'closed') return false
  const stoodSince = memory.stoodSince.get(head.lane) ?? Date.now()
  return Date.now() - stoodSince > closesAfter && standing.get(head.lane) === head.sequence
}

type ClosingRule = { standing: ReadonlyMap<string, number>; closesAfter: number }

function contradicts(known: Head | undefined, head: Head): boolean {
  if (!known || head.sequence > known.sequence) return false
  return head.sequence < known.sequence || head.hash !== known.hash
}

type Making = Pick<Sealer, 'completeEvery'> & {
  heads: Head[]
  changed: Head[]
  at: Date
  keys: AuditKeys
  tree: Tree
}
type Tree = Pick<Statement, 'batch' | 'peaks'>

/** What a checkpoint takes in, and the tree of those before it. */
async function treeOf(
  reader: Reader,
  { memory, moved, keys }: { memory: Memory; moved: Head[]; keys: AuditKeys },
): Promise<Tree> {
  const lanes = moved.map(({ lane, sequence }) => ({
    lane,
    after: memory.heads.get(lane)?.sequence ?? 0,
    upTo: sequence,
  }))
  const peaks = await peaksUpTo(reader, keys, memory.last)
  return { batch: await batchOf(reader, lanes), peaks: peaks.map((peak) => peak.toString('base64')) }
}

function make(memory: Memory, making: Making): Checkpoint {
  const { heads, changed, at, keys, tree, completeEvery = COMPLETE_EVERY } = making
  const number = (memory.last?.number ?? 0) + 1
  const complete = number === 1 || number - memory.lastComplete >= completeEvery
  const body = writeStatement({
    number,
    at,
    previous: memory.last ? hashOf(memory.last.body) : FIRST_HASH,
    key: keys.current,
    complete,
    heads: complete ? [...unchangedOf(memory, { heads, changed }), ...changed] : changed,
    ...tree,
  })
  return { number, body, signature: keys.sign(body) }
}

/** What stands in the log of the lanes that were signed before and did not change. */
function unchangedOf(memory: Memory, { heads, changed }: Pick<Making, 'heads' | 'changed'>): Head[] {
  const others = new Set(changed.map(({ lane }) => lane))
  return heads.flatMap(({ lane }) => {
    const known = memory.heads.get(lane)
    return known && !others.has(lane) ? [known] : []
  })
}

/** Inserts it when its predecessor is still the last one; answers whether it was. */
async function store(database: Database, made: Checkpoint, at: Date): Promise<boolean> {
  return database.transact(async (transaction) => {
    const [last] = await newest(transaction).limit(1)
    if ((last?.number ?? 0) !== made.number - 1) return false
    const inserted = await transaction
      .insert(checkpoint)
      .values({ ...made, at })
      .onConflictDoNothing()
      .returning({ number: checkpoint.number })
    return inserted.length === 1
  })
}

/** Brings the memory of this process up to the newest checkpoint, whoever made it. */
async function recall(database: Database, keys: AuditKeys): Promise<Memory> {
  const memory = memories.get(database) ?? (await fromNewestComplete(database.reader, keys))
  memories.set(database, memory)
  for await (const page of pagesAfter(database.reader, memory.last?.number ?? 0)) {
    page.forEach((row) => remember(memory, row, verifySigned(row, keys)))
  }
  return memory
}

async function fromNewestComplete(reader: Reader, keys: AuditKeys): Promise<Memory> {
  const empty: Memory = { last: null, lastComplete: 0, heads: new Map(), stoodSince: new Map() }
  let before = Number.MAX_SAFE_INTEGER
  for (;;) {
    const rows = await newest(reader).where(lt(checkpoint.number, before)).limit(PAGE)
    const complete = rows.find((row) => readStatement(row.body)?.complete)
    if (complete) {
      remember(empty, complete, verifySigned(complete, keys))
      return empty
    }
    const oldest = rows.at(-1)
    if (!oldest) return empty
    before = oldest.number
  }
}

function remember(memory: Memory, made: Checkpoint, statement: Statement) {
  memory.last = made
  if (statement.complete) memory.lastComplete = made.number
  for (const { state, ...head } of statement.heads) {
    if (memory.heads.get(head.lane)?.sequence !== head.sequence) memory.stoodSince.set(head.lane, Date.now())
    memory.heads.set(head.lane, state === 'closed' ? { ...head, state } : head)
  }
}

async function refuseOlderDatabase(reader: Reader, outside: Checkpoint) {
  const [same] = await newest(reader).where(eq(checkpoint.number, outside.number)).limit(1)
  if (same?.body === outside.body && same.signature === outside.signature) return
  throw new Error(
    `The checkpoint file knows checkpoint ${outside.number}, the database ${same ? 'has another one' : 'does not'}. ` +
      'An older copy of the database was put back, or the file belongs to another one. Run: portal audit verify',
  )
}

async function copyOutside(reader: Reader, path: string, after: number) {
  for await (const page of pagesAfter(reader, after)) await appendOutside(path, page)
}

function newest(reader: Reader) {
  return reader.select(COLUMNS).from(checkpoint).orderBy(desc(checkpoint.number)).$dynamic()
}
