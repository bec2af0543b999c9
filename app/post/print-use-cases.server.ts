import { appendActivity } from '~/audit/append.server'
import type { ActivityEvent } from '~/audit/entry'
import { readLetterAnswer } from '~/conversation/letter-answer.server'
import type { Reader, Transaction } from '~/db/database.server'
import { isKind } from '~/notification/kinds'
import { drawLetterCode } from '~/notification/letter-code.server'
import { dropDue, listLetters, readLetter, writeLetter, type StoredLetter } from '~/notification/paper.server'
import { hasCode, type LetterState } from '~/notification/postal'
import { readPostal, writeReturned } from '~/notification/postal-address.server'
import { isStillTrue, type MailSubjects } from '~/notification/still-true.server'
import { findById, type Subject } from '~/person/store.server'
import type { Runtime } from '~/runtime/runtime.server'
import type { AtDesk } from '~/authority/find-at-desk.server'
import { letterEntry } from './letter-entry'
import { readRequest } from './store.server'

/** So many letters go on paper at once: a stack that one carries to the post. */
export const AT_ONCE = 50

type Printing = { runtime: Runtime; subjects: MailSubjects }

/**
 * Puts on paper what is due, the oldest first: a stack at most. What is looked at before a mail is sent is looked at here: who died or
 * was erased, to whom letters come back, or what is not so any more, gets none. A letter that has a code gets it now.
 * Each is logged, for who gets it.
 */
export async function printDue({ runtime, subjects }: Printing, by: AtDesk) {
  const { reader } = runtime.database
  const at = runtime.now()
  const due = await listLetters(reader, { state: 'due', limit: AT_ONCE })
  const looked: { letter: StoredLetter; goes: boolean }[] = []
  for (const letter of due) looked.push({ letter, goes: await stillGoes({ runtime, subjects }, letter) })
  return runtime.database.transact(async (transaction) => {
    const done = { printed: 0, dropped: 0 }
    for (const { letter, goes } of looked) {
      const { id } = letter
      if ((await readLetter(transaction, id))?.state !== 'due') continue
      const answers = letter.entryId !== null
      const citizen = goes && !answers ? await findById(transaction, runtime, letter.subjectId) : null
      if (!goes || (!answers && !citizen?.keys.profile)) {
        await writeLetter(transaction, id, { state: 'dropped', settledAt: at })
        await log(transaction, { letter, event: 'letter-dropped', at, by })
        done.dropped += 1
        continue
      }
      await writeLetter(transaction, id, {
        state: 'printed',
        printedAt: at,
        ...(citizen && codeOf(runtime, citizen, letter)),
      })
      await log(transaction, { letter, event: 'letter-printed', at, by })
      done.printed += 1
    }
    return done
  })
}

function codeOf(runtime: Runtime, citizen: Subject, { id, kind }: StoredLetter) {
  return isKind(kind) && hasCode(kind) ? drawLetterCode(runtime, citizen, id) : {}
}

async function stillGoes({ runtime, subjects }: Printing, letter: StoredLetter): Promise<boolean> {
  const { reader } = runtime.database
  const { kind, subjectId, requestId, entryId } = letter
  if (entryId !== null)
    return (await readLetterAnswer(reader, runtime, { conversationId: subjectId, entryId })) !== null
  const citizen = await findById(reader, runtime, subjectId)
  if (!citizen?.keys.profile || citizen.row.deceasedAt) return false
  if (letter.addressSealed !== null) return true
  if (requestId !== null) return (await readRequest(reader, requestId)) !== null
  if (!isKind(kind) || !(await isReached(reader, subjectId))) return false
  return isStillTrue(runtime, subjects, { row: letter, kind, citizen })
}

async function isReached(reader: Reader, subjectId: string): Promise<boolean> {
  const postal = await readPostal(reader, subjectId)
  return postal !== null && postal.returnedAt === null
}

/**
 * The stack that was put on paper went to the post: what only stood in the letters is gone with it. Answers how many. What a
 * colleague put on paper after `until`, when the stack was looked at, is not in it.
 */
export async function markPosted(runtime: Runtime, by: AtDesk, until: Date): Promise<number> {
  const at = runtime.now()
  return runtime.database.transact(async (transaction) => {
    const printed = await listLetters(transaction, { state: 'printed', limit: AT_ONCE })
    const stack = printed.filter(({ printedAt }) => printedAt !== null && printedAt <= until)
    for (const letter of stack) {
      await writeLetter(transaction, letter.id, { state: 'posted', settledAt: at, codeSealed: null })
      await log(transaction, { letter, event: 'letter-posted', at, by })
    }
    return stack.length
  })
}

type Moved = { ok: true } | { ok: false; refusal: 'not-there' }

/** A letter of the stack that went wrong: it is due again, and the code that stood in it opens nothing. */
export async function printAgain(runtime: Runtime, by: AtDesk, id: string): Promise<Moved> {
  return move(runtime, { by, id, from: 'printed' }, async (transaction, letter, at) => {
    const again = { state: 'due', printedAt: null, codeIndex: null, codeSealed: null } as const
    await writeLetter(transaction, letter.id, again)
    await log(transaction, { letter, event: 'letter-dropped', at, by })
  })
}

/**
 * A letter came back: nothing more is written to that address, what is due neither, and its code opens nothing. A letter that
 * belongs to a request by post or answers a message goes to the address of that request or answer.
 */
export async function markReturned(runtime: Runtime, by: AtDesk, id: string): Promise<Moved> {
  return move(runtime, { by, id, from: 'posted' }, async (transaction, letter, at) => {
    await writeLetter(transaction, letter.id, { state: 'returned', settledAt: at, codeIndex: null })
    if (isOfChannel(letter)) await stopWriting(transaction, letter, at)
    await log(transaction, { letter, event: 'letter-returned', at, by })
  })
}

/** Whether it went where somebody is written to. */
function isOfChannel({ requestId, entryId, addressSealed }: StoredLetter): boolean {
  return requestId === null && entryId === null && addressSealed === null
}

/** One that was sent to an address from before the present one says nothing about that. */
async function stopWriting(transaction: Transaction, { subjectId, printedAt }: StoredLetter, at: Date) {
  const postal = await readPostal(transaction, subjectId)
  if (!postal || postal.returnedAt || (printedAt && postal.since > printedAt)) return
  await writeReturned(transaction, subjectId, at)
  await dropDue(transaction, subjectId, at)
}

type Moving = { by: AtDesk; id: string; from: LetterState }

async function move(
  runtime: Runtime,
  { id, from }: Moving,
  act: (transaction: Transaction, letter: StoredLetter, at: Date) => Promise<void>,
): Promise<Moved> {
  const at = runtime.now()
  return runtime.database.transact(async (transaction): Promise<Moved> => {
    const letter = await readLetter(transaction, id)
    if (letter?.state !== from) return { ok: false, refusal: 'not-there' }
    await act(transaction, letter, at)
    return { ok: true }
  })
}

type Logged = { letter: StoredLetter; event: ActivityEvent; at: Date; by: AtDesk }

/** For who gets it; what answers a message names the message alone. */
function log(transaction: Transaction, { letter, event, at, by }: Logged) {
  const subjectId = letter.entryId === null ? letter.subjectId : null
  return appendActivity(transaction, [letterEntry(letter.id, { event, action: 'E', at, by, subjectId })])
}
