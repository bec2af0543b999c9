import { desc, eq, lt } from 'drizzle-orm'
import type { Database, Reader } from '~/db/database.server'
import type { Runtime } from '~/runtime/runtime.server'
import { FIRST_HASH, hashOf } from './append.server'
import { readStatement, writeStatement, type Checkpoint, type Head } from './checkpoint'
import { COLUMNS, PAGE, pagesAfter } from './checkpoint-pages.server'
import { openAuditKeys } from './keys.server'
import { readHeads } from './lanes.server'
import { appendOutside, lastOutside } from './outside-file.server'
import { checkpoint } from './tables.server'

/** What of a portal the job needs. */
export type Sealer = {
  /** Every so many checkpoints one lists every lane, so that a process that starts reads no further back. */
  completeEvery?: number
  runtime: Pick<Runtime, 'database' | 'now'>
  config: { checkpointFile: string; keys: { audit: { reveal: () => string } } }
}

export type SealOutcome = {
  /** Number of the checkpoint that was made; null when nothing changed or another process was first. */
  sealed: number | null
  /** Lanes whose end is not what an earlier checkpoint says: somebody changed the log. */
  broken: string[]
}

const COMPLETE_EVERY = 1000

/** What a process remembers between two seals, all of it read from signed checkpoints. */
type Memory = { last: Checkpoint | null; lastComplete: number; heads: Map<string, Head> }

const memories = new WeakMap<Database, Memory>()

/**
 * Signs how far the lanes have come since the checkpoint before, in the database and in the file outside it.
 * Costs one look at the lanes when nothing changed. Several processes may run it; one of them seals.
 * Throws when the file knows more than the database: an old copy of the database was put back.
 */
export async function sealActivityLog({ runtime, config, completeEvery }: Sealer): Promise<SealOutcome> {
  const { database } = runtime
  // Before the database: a checkpoint is in the database first, so this one must be there too.
  const outside = await lastOutside(config.checkpointFile)
  const memory = await recall(database)
  if (outside) await refuseOlderDatabase(database.reader, outside)

  const heads = await readHeads(database.reader)
  const moved = heads.filter((head) => head.sequence > (memory.heads.get(head.lane)?.sequence ?? 0))
  const at = runtime.now()
  const made = moved.length > 0 ? make(memory, { heads, moved, at, config, completeEvery }) : null
  const sealed = made !== null && (await store(database, made, at))
  const broken = heads.filter((head) => contradicts(memory.heads.get(head.lane), head))
  if (made && sealed) remember(memory, made)
  await copyOutside(database.reader, config.checkpointFile, outside?.number ?? 0)
  return { sealed: made && sealed ? made.number : null, broken: broken.map(({ lane }) => lane) }
}

function contradicts(known: Head | undefined, head: Head): boolean {
  if (!known || head.sequence > known.sequence) return false
  return head.sequence < known.sequence || head.hash !== known.hash
}

type Making = Omit<Sealer, 'runtime'> & { heads: Head[]; moved: Head[]; at: Date }

function make(memory: Memory, making: Making): Checkpoint {
  const { heads, moved, at, config, completeEvery = COMPLETE_EVERY } = making
  const keys = openAuditKeys(config.keys.audit.reveal())
  const number = (memory.last?.number ?? 0) + 1
  const complete = number === 1 || number - memory.lastComplete >= completeEvery
  const body = writeStatement({
    number,
    at,
    previous: memory.last ? hashOf(memory.last.body) : FIRST_HASH,
    key: keys.current,
    complete,
    heads: complete ? heads : moved,
  })
  return { number, body, signature: keys.sign(body) }
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
async function recall(database: Database): Promise<Memory> {
  const memory = memories.get(database) ?? (await fromNewestComplete(database.reader))
  memories.set(database, memory)
  for await (const page of pagesAfter(database.reader, memory.last?.number ?? 0)) {
    page.forEach((row) => remember(memory, row))
  }
  return memory
}

async function fromNewestComplete(reader: Reader): Promise<Memory> {
  const empty = { last: null, lastComplete: 0, heads: new Map<string, Head>() }
  let before = Number.MAX_SAFE_INTEGER
  for (;;) {
    const rows = await newest(reader).where(lt(checkpoint.number, before)).limit(PAGE)
    const complete = rows.find((row) => readStatement(row.body)?.complete)
    if (complete) {
      remember(empty, complete)
      return empty
    }
    const oldest = rows.at(-1)
    if (!oldest) return empty
    before = oldest.number
  }
}

function remember(memory: Memory, made: Checkpoint) {
  const statement = readStatement(made.body)
  if (!statement) throw new Error(`Checkpoint ${made.number} cannot be read`)
  memory.last = made
  if (statement.complete) memory.lastComplete = made.number
  for (const head of statement.heads) memory.heads.set(head.lane, head)
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
