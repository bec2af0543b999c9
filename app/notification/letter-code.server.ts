import { eq } from 'drizzle-orm'
import type { Reader } from '~/db/database.server'
import { findById, profileKey, type Subject } from '~/person/store.server'
import { newCode } from '~/runtime/ids.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { seal, unseal } from '~/sealing/seal.server'
import type { StoredLetter } from './paper.server'
import { letterCodeUntil } from './postal'
import { readPostal } from './postal-address.server'
import { paperLetter } from './tables.server'

type Opening = Pick<Runtime, 'keyring'>

/** As long as the code of a slip, so that one field takes both. */
const LENGTH = 12

/** Draws the code of a letter: a keyed hash to find it by, and the code itself for as long as the letter has not gone. */
export function drawLetterCode({ keyring }: Opening, citizen: Subject, letterId: string) {
  const code = newCode(LENGTH)
  const codeSealed = seal(profileKey(citizen), placeOf(letterId), code)
  return { codeIndex: indexOf({ keyring }, code), codeSealed }
}

/** The code of a letter that stands on paper and was not posted yet; null without one. */
export function openLetterCode(citizen: Subject, { id, codeSealed }: StoredLetter): string | null {
  return codeSealed === null ? null : unseal(profileKey(citizen), placeOf(id), codeSealed)
}

/** Whose letter has this code; null for a code that there is none of, or that opens nothing any more. */
export async function findByLetterCode(
  reader: Reader,
  runtime: Opening,
  { code, now }: { code: string; now: Date },
): Promise<{ citizen: Subject; letterId: string } | null> {
  const found = eq(paperLetter.codeIndex, indexOf(runtime, code))
  const [row] = await reader.select().from(paperLetter).where(found).limit(1)
  const letter = row && reader.tags.genuine(paperLetter, row)
  const citizen = letter && (await findById(reader, runtime, letter.subjectId))
  return citizen && (await opens(reader, { letter, citizen, now })) ? { citizen, letterId: letter.id } : null
}

/** Whether the code of a letter still opens what waits for somebody. */
export async function isCodeWorking(
  reader: Reader,
  { citizen, letterId, now }: { citizen: Subject; letterId: string; now: Date },
): Promise<boolean> {
  const [row] = await reader.select().from(paperLetter).where(eq(paperLetter.id, letterId)).limit(1)
  return row !== undefined && opens(reader, { letter: reader.tags.genuine(paperLetter, row), citizen, now })
}

type Asked = { letter: StoredLetter; citizen: Subject; now: Date }

/** It works once the letter went to the post, so not for who printed it, for 14 days, as long as the address that it went to is theirs and takes letters. */
async function opens(reader: Reader, { letter, citizen, now }: Asked): Promise<boolean> {
  const { subjectId, printedAt, codeIndex, state } = letter
  if (codeIndex === null || printedAt === null || subjectId !== citizen.row.id) return false
  if (state !== 'posted') return false
  if (!citizen.keys.profile || letterCodeUntil(printedAt) < localDate(now)) return false
  const postal = await readPostal(reader, subjectId)
  return postal !== null && postal.returnedAt === null && postal.since <= printedAt
}

function indexOf({ keyring }: Opening, code: string): string {
  return keyring.index('token', `letter ${code}`)
}

function placeOf(row: string) {
  return { table: 'paper_letter', column: 'code_sealed', row }
}
