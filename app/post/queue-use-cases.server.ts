import { appendActivity } from '~/audit/append.server'
import { noticeOn } from '~/breach/letter-notice.server'
import { linesOf } from '~/enquiry/view-lines.server'
import { EVERYTHING, readViewPage } from '~/enquiry/who-viewed.server'
import { readLetterAnswer, type LetterAnswer } from '~/conversation/letter-answer.server'
import type { Language } from '~/i18n/language'
import { openLetterCode } from '~/notification/letter-code.server'
import { countLetters, listLetters, type StoredLetter } from '~/notification/paper.server'
import type { LetterState, PostalAddress } from '~/notification/postal'
import { openOwnAddress, openPostal, readPostal } from '~/notification/postal-address.server'
import { ageOn } from '~/person/age'
import { findById, isConfidential, type Subject } from '~/person/store.server'
import { decisionStatusOf } from '~/representation/decision-status.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { logDeskLook } from '~/worker/log-look.server'
import type { AtDesk } from '~/authority/find-at-desk.server'
import { letterEntry } from './letter-entry'
import { AT_ONCE } from './print-use-cases.server'
import type { PostRequestKind } from './request'
import { openDetails, readRequest } from './store.server'

/** So many questions stand on an overview at most. */
const VIEWS = 200

/** How many letters are due, how many of them go on paper next, how many lie there, and the lines of one of these lists. Reading the list is logged. */
export async function readQueue(runtime: Runtime, by: AtDesk, state: LetterState) {
  const { reader } = runtime.database
  const letters = await listLetters(reader, { state, limit: AT_ONCE })
  const lines = []
  for (const letter of letters) {
    const found = await addressOf(runtime, letter)
    const { id, kind, createdAt, settledAt, printedAt } = letter
    lines.push({ id, kind, createdAt, settledAt, printedAt, name: found?.address.name ?? null })
  }
  await logDeskLook(runtime, by, { event: 'letters-read', object: { type: 'mail', id: state } })
  const [due, printed] = [await countLetters(reader, 'due'), await countLetters(reader, 'printed')]
  return {
    due,
    next: Math.min(due, AT_ONCE),
    printed,
    lines,
    oldest: state === 'due' ? (letters[0]?.createdAt ?? null) : null,
  }
}

/** What stands in the letters of the stack that is on paper and not posted. Each that is read is logged, for who gets it. */
export async function readStack(runtime: Runtime, by: AtDesk) {
  const { reader } = runtime.database
  const at = runtime.now()
  const stack: Addressed[] = []
  for (const letter of await listLetters(reader, { state: 'printed', limit: AT_ONCE })) {
    const found = await addressOf(runtime, letter)
    if (found) stack.push(found)
  }
  await runtime.database.record((transaction) =>
    appendActivity(
      transaction,
      stack.map(({ letter, answer }) =>
        letterEntry(letter.id, {
          ...{ event: 'letter-printed', action: 'R', at, by },
          subjectId: answer ? answer.person : letter.subjectId,
        }),
      ),
    ),
  )
  const told = []
  for (const one of stack) told.push(await tell(runtime, one))
  return told
}

type Addressed = { letter: StoredLetter; address: PostalAddress } & (
  | { citizen: Subject; answer: null }
  | { citizen: null; answer: LetterAnswer }
)

async function tell(runtime: Runtime, { letter, citizen, answer, address }: Addressed) {
  const { id, kind, printedAt } = letter
  const sheet = { id, kind, printedAt: printedAt!, address, answer }
  if (!citizen)
    return { ...sheet, language: answer.language, request: null, code: null, views: null, notice: null }
  const language: Language = citizen.row.language === 'en' ? 'en' : 'nl'
  const request = await requestOf(runtime, { letter, citizen })
  return {
    ...{ ...sheet, language, request },
    code: openLetterCode(citizen, letter),
    notice: await noticeOn(runtime, letter, language),
    views: kind === 'post-overview' ? await viewsOf(runtime, citizen, language) : null,
  }
}

export type StackLetter = Awaited<ReturnType<typeof readStack>>[number]

type OfPerson = { letter: StoredLetter; citizen: Subject }

async function requestOf(runtime: Runtime, { letter, citizen }: OfPerson) {
  const request = letter.requestId && (await readRequest(runtime.database.reader, letter.requestId))
  if (!request) return null
  const { number, reason } = request
  const kind: PostRequestKind = request.kind
  return { number, kind, reason, details: openDetails(citizen, request) }
}

/**
 * Whether names may stand on an overview: of a child of 12 to 15 who is shielded not, since a name can give away where somebody hides and
 * who opens the envelope is not known (domain: safety of the child). Looked at when it is put on paper.
 */
async function showsNames(runtime: Runtime, citizen: Subject): Promise<boolean> {
  const today = localDate(runtime.now())
  const { birthDate } = await decisionStatusOf(runtime.database.reader, citizen, today)
  const isChild = birthDate !== null && ageOn(birthDate, today) < 16
  return !(isChild && (citizen.row.shielded || isConfidential(citizen)))
}

/** Who asked about somebody and when. What was answered is left out: the desk holds this paper, and never sees a choice. */
async function viewsOf(runtime: Runtime, citizen: Subject, language: Language) {
  const page = { filter: EVERYTHING, after: null, limit: VIEWS + 1 }
  const found = await readViewPage(runtime.database.reader, citizen, page)
  const views = found.slice(0, VIEWS)
  const named = await showsNames(runtime, citizen)
  const lines = await linesOf(runtime, citizen, { views, language, named, about: null })
  return {
    isMore: found.length > VIEWS,
    lines: lines.flatMap((line) =>
      line.readable
        ? [{ at: line.at, who: line.organisation.name, holder: line.holder.name, data: line.data }]
        : [],
    ),
  }
}

/** Where a letter goes: to the address typed with an answer, to that on the form of its request, or to that of who is written to. */
async function addressOf(runtime: Runtime, letter: StoredLetter): Promise<Addressed | null> {
  const { reader } = runtime.database
  const { subjectId, requestId, entryId } = letter
  if (entryId !== null) {
    const answer = await readLetterAnswer(reader, runtime, { conversationId: subjectId, entryId })
    return answer && { letter, citizen: null, answer, address: answer.address }
  }
  const of = { letter, answer: null }
  const citizen = await findById(reader, runtime, subjectId)
  if (!citizen?.keys.profile) return null
  const own = openOwnAddress(citizen, letter)
  if (own) return { ...of, citizen, address: own }
  if (requestId !== null) {
    const request = await readRequest(reader, requestId)
    return request && { ...of, citizen, address: openDetails(citizen, request).address }
  }
  const postal = await readPostal(reader, subjectId)
  return postal && { ...of, citizen, address: openPostal(citizen, postal) }
}
