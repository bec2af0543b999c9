import { setTimeout as pause } from 'node:timers/promises'
import { inArray } from 'drizzle-orm'
import type { Reader } from '~/db/database.server'
import { SEAL_EVERY_MILLISECONDS, type Checkpoint } from './checkpoint'
import { LogIsBroken, type FindingCode } from './finding'
import type { AuditKeys } from './keys.server'
import { isCutShort, isOutsideThere, lastOutside, outsideLines, readOutsideLine } from './outside-file.server'
import { checkpoint } from './tables.server'
import { verifySigned } from './verify-signed'

type Line = { place: number; text: string }

const PAGE = 200

/**
 * Holds the file outside the database against the checkpoints inside and throws `LogIsBroken` at the first line
 * that is not there: an older copy of the database was put back, or the log was rebuilt. Answers the number of
 * the last checkpoint in the file; the database may be ahead by what was sealed just now.
 */
export async function verifyOutside(reader: Reader, keys: AuditKeys, path: string): Promise<number> {
  if (!(await isOutsideThere(path))) return refuseMissingFile(reader)
  let last = 0
  for await (const page of pages(path)) {
    const inside = await readInside(reader, page, last)
    for (const line of page) last = verifyLine(line, { keys, inside, last })
  }
  return last
}

/**
 * Throws `LogIsBroken` when the file knows less than the database: what it does not hold, whoever has the database and the key
 * can still rebuild. A seal writes the database first and the file a moment later, and one that was ended by force between the
 * two is made good by the next, so `waits` milliseconds pass first; a line that a crash cut short may be the last.
 */
export async function verifyUpToDate(
  path: string,
  { newest, waits = LONGER_THAN_A_SEAL_MILLISECONDS }: { newest: number; waits?: number | undefined },
): Promise<void> {
  const until = performance.now() + waits
  for (;;) {
    const outside = (await lastOutside(path))?.number ?? 0
    // A line that a crash cut short is written again by the next seal.
    if (outside >= newest || (outside === newest - 1 && (await isCutShort(path)))) return
    if (performance.now() >= until) return refuseBehind(outside, newest)
    await pause(LOOK_AGAIN_MILLISECONDS)
  }
}

function refuseBehind(outside: number, newest: number): never {
  const words =
    `The checkpoint file ends at checkpoint ${outside}, the database at ${newest}: the file was cut off, or is not written any more. ` +
    'If the portal does not run since it was ended by force: start it and look again.'
  throw new LogIsBroken({ code: 'outside-file-behind', checkpoint: outside + 1, words })
}

const LONGER_THAN_A_SEAL_MILLISECONDS = SEAL_EVERY_MILLISECONDS + 5_000
const LOOK_AGAIN_MILLISECONDS = 200

/** Holds one checkpoint from outside, the newest there, against the database; null is none, which must be so. */
export async function verifyNewestOutside(reader: Reader, keys: AuditKeys, outside: Checkpoint | null) {
  if (!outside) return refuseMissingFile(reader)
  const inside = await readNumbers(reader, [outside.number])
  return verifyLine({ place: 0, text: JSON.stringify(outside) }, { keys, inside, last: outside.number })
}

type Against = { keys: AuditKeys; inside: Map<number, Checkpoint>; last: number }

function verifyLine({ place, text }: Line, { keys, inside, last }: Against): number {
  const read = readOutsideLine(text)
  if (!read) {
    const expected = inside.get(last + 1)
    if (expected && JSON.stringify(expected).startsWith(text)) return last
    return fail('outside-line-unreadable', place, 'cannot be read')
  }
  verifySigned(read, keys)
  if (read.number > last + 1) fail('outside-file-incomplete', place, `skips checkpoint ${last + 1}`)
  const same = inside.get(read.number)
  if (!same) return fail('outside-file-ahead', place, `holds checkpoint ${read.number}, ${OLDER}`)
  if (same.body !== read.body || same.signature !== read.signature)
    fail(
      'outside-file-differs',
      place,
      `holds another checkpoint ${read.number} than the database: ${REBUILT}`,
    )
  return Math.max(last, read.number)
}

const OLDER = 'the database does not: checkpoints were removed, or an older copy of the database was put back'
const REBUILT = 'the log was rebuilt, or the file belongs to another portal'

async function refuseMissingFile(reader: Reader): Promise<number> {
  const [one] = await reader.select({ number: checkpoint.number }).from(checkpoint).limit(1)
  if (!one) return 0
  const words = 'The file with checkpoints outside the database is missing.'
  throw new LogIsBroken({ code: 'outside-file-missing', words })
}

/** The checkpoints of the database that these lines are about, and the one that a torn line may begin. */
async function readInside(reader: Reader, page: Line[], last: number): Promise<Map<number, Checkpoint>> {
  const named = page.flatMap(({ text }) => readOutsideLine(text)?.number ?? [])
  const numbers = [...new Set([last + 1, ...named, ...named.map((number) => number + 1)])]
  return readNumbers(reader, numbers)
}

async function readNumbers(reader: Reader, numbers: number[]): Promise<Map<number, Checkpoint>> {
  const rows = await reader
    .select({ number: checkpoint.number, body: checkpoint.body, signature: checkpoint.signature })
    .from(checkpoint)
    .where(inArray(checkpoint.number, numbers))
  return new Map(rows.map((row) => [row.number, row]))
}

async function* pages(path: string): AsyncGenerator<Line[]> {
  let page: Line[] = []
  for await (const line of outsideLines(path)) {
    page.push(line)
    if (page.length < PAGE) continue
    yield page
    page = []
  }
  if (page.length > 0) yield page
}

/** Line 0 stands for the last one. */
function fail(code: FindingCode, line: number, words: string): never {
  const which = line === 0 ? 'The last line' : `Line ${line}`
  throw new LogIsBroken({ code, line, words: `${which} of the checkpoint file ${words}.` })
}
