import { createHmac } from 'node:crypto'
import type { Catalogue } from '~/catalogue/catalogue'
import { catalogueOf, cataloguesFor } from '~/catalogue/store.server'
import { changesBetween } from '~/consent/difference'
import { applyEdits, type Edit } from '~/consent/draft'
import { namedIn } from '~/consent/parties.server'
import { readCurrent } from '~/consent/store.server'
import type { Reader } from '~/db/database.server'
import { profileKey, type Subject } from '~/person/store.server'
import { findProviders } from '~/provider/store.server'
import { couldActSince } from '~/representation/acting'
import type { DecisionStatus } from '~/representation/decision-status.server'
import { readAllOf } from '~/representation/store.server'
import { addDays, type LocalDate } from '~/runtime/local-date'
import { whoseNoCounts, type Approval, type ApprovalFacts } from './approval'
import type { Question } from './asked-before'
import { askedTooSoon } from './asked-before.server'
import { readMutedBy } from './muted.server'
import { contentText } from './split-by-direction'
import { refusedBy, type RefusedBy } from './standing-refusals'
import { readVersionsWithAuthor, type StoredApproval } from './store.server'

export type AgreementQuery = {
  standing: DecisionStatus
  /** What is asked: of a new proposal, or of the one that waits. */
  edits: readonly Edit[]
  /** The approval this is about; null for a first proposal. */
  approval: StoredApproval | null
  /** Who agreed. */
  agreed: readonly string[]
  /** Who may join them now: then nobody's no hides behind this one's own. */
  joining?: string
  catalogue: Catalogue
  /** The catalogue that would be taken over with it. */
  takesOver: number | null
  approvalDays: number
  today: LocalDate
}

/** What `decideApproval` needs to know; of those whose no would be lifted also who said it to another group only. */
export type AgreementFacts = ApprovalFacts & { beside: readonly string[] }

/** Gathers that, from what stands in the database now. */
export async function agreementFacts(reader: Reader, weighing: AgreementQuery): Promise<AgreementFacts> {
  if (weighing.approval?.liftsLock) return { ...(await overrideFacts(reader, weighing)), beside: [] }
  const { standing, edits, approval, agreed, joining, today } = weighing
  const { person } = standing
  const { before, after, kept, taken, deciding, against } = await weighNos(reader, weighing)
  const { takesOver } = weighing
  const authorId = approval?.authorId ?? agreed[0]!
  const question = { edits, liftsLock: false }
  const opposed = [...against(agreed), ...(joining ? against([...agreed, joining]) : [])]
  return {
    approval: approval && machinePart(approval),
    ...deciding,
    wereThere: await whoWasThere(reader, weighing),
    ...toldApart(opposed),
    ...(await askedBefore(reader, { person, authorId, question, isNew: approval === null, today })),
    stillUseful:
      (taken.version > kept.version || changesBetween(before, after, today).length > 0) &&
      !edits.some((edit) => isOver(edit, today)),
    content: contentHash(person, edits, takesOver),
    expiresOn: addDays(today, weighing.approvalDays),
  }
}

type WeighingNos = Pick<AgreementQuery, 'standing' | 'edits' | 'catalogue' | 'takesOver' | 'today'>

/** What these edits would make of what is in force, and whose no they would lift once some agree to them. */
export async function weighNos(reader: Reader, weighing: WeighingNos) {
  const { standing, edits, catalogue, takesOver, today } = weighing
  const { person, decides, representatives } = standing
  const current = await readCurrent(reader, person)
  const before = current?.choices ?? []
  const { reading: kept } = await cataloguesFor(reader, current)
  const taken = takesOver === null || takesOver <= kept.version ? kept : await catalogueOf(reader, takesOver)
  const reading = { before: kept, after: taken }
  const after = applyEdits(before, edits)
  const named = await findProviders(reader, namedIn([...before, ...after]))
  const versions = await readVersionsWithAuthor(reader, person)
  const deciding = {
    decides,
    person: person.row.id,
    representatives: representatives.map(({ representativeId }) => representativeId),
  }
  const counting = whoseNoCounts(deciding)
  const facts = { catalogue, reading, before, after, named }
  const against = (by: readonly string[]) => refusedBy(facts, { versions, agreed: by, counting }, today)
  return { before, after, kept, taken, deciding, counting, against }
}

function toldApart(opposed: readonly RefusedBy[]): Pick<AgreementFacts, 'against' | 'beside'> {
  const against = [...new Set(opposed.map(({ who }) => who))]
  const here = new Set(opposed.filter(({ beside }) => !beside).map(({ who }) => who))
  return { against, beside: against.filter((who) => !here.has(who)) }
}

function isOver(edit: Edit, today: LocalDate): boolean {
  return 'set' in edit && edit.set === 'yes' && edit.until !== undefined && edit.until < today
}

type WeighingLift = Pick<AgreementQuery, 'standing' | 'approval' | 'approvalDays' | 'today'> & {
  /** Who asks it, where none waits. */
  by?: string
}

/** The same of lifting the emergency lock: of two parents, the one who set it must agree (domain: two parents). */
export async function overrideFacts(reader: Reader, weighing: WeighingLift): Promise<ApprovalFacts> {
  const { standing, approval, by, approvalDays, today } = weighing
  const { person, decides, representatives } = standing
  const { id, lockedAt, lockedBy } = person.row
  return {
    approval: approval && machinePart(approval),
    decides,
    person: id,
    representatives: representatives.map(({ representativeId }) => representativeId),
    wereThere: await whoWasThere(reader, weighing),
    against: lockedBy === null || lockedBy === id ? [] : [lockedBy],
    ...(await askedBefore(reader, {
      ...{ person, authorId: approval?.authorId ?? by, isNew: approval === null, today },
      question: { edits: [], liftsLock: true },
    })),
    stillUseful: lockedAt !== null,
    content: keyedHash(person, `lock ${lockedAt?.toISOString()} ${lockedBy}`),
    expiresOn: addDays(today, approvalDays),
  }
}

type AskingBefore = {
  person: Subject
  authorId: string | undefined
  question: Question
  isNew: boolean
  today: LocalDate
}

/** Whether who asks may ask it now, and of whom; what waits already was asked in time. */
async function askedBefore(
  reader: Reader,
  { person, authorId, question, isNew, today }: AskingBefore,
): Promise<Pick<ApprovalFacts, 'mutedBy' | 'tooSoon'>> {
  if (authorId === undefined) return { mutedBy: [], tooSoon: null }
  return {
    mutedBy: await readMutedBy(reader, { subjectId: person.row.id, askerId: authorId }),
    tooSoon: isNew ? await askedTooSoon(reader, { person, authorId, question, today }) : null,
  }
}

/** Who could have agreed since it was asked, whether they still may or not. */
async function whoWasThere(
  reader: Reader,
  { standing, approval, today }: Pick<AgreementQuery, 'standing' | 'approval' | 'today'>,
): Promise<string[]> {
  if (!approval) return []
  const { person, decides } = standing
  const ever = await readAllOf(reader, person.row.id)
  const period = { since: approval.askedAt, today }
  return ever
    .filter((one) => couldActSince(one, decides, period))
    .map(({ representativeId }) => representativeId)
}

/**
 * Names exactly what somebody is asked to agree to, for the form that comes back. By the key of the person: it goes to who
 * may not know which provider it is about, and a plain hash would tell them by trying every number.
 */
function contentHash(person: Subject, edits: readonly Edit[], takesOver: number | null): string {
  const taken = takesOver === null ? '' : `catalogue ${takesOver}\n`
  return keyedHash(person, taken + contentText(edits, person.row.currentVersion))
}

function keyedHash(person: Subject, text: string): string {
  return createHmac('sha256', profileKey(person).key).update(text).digest('base64url')
}

function machinePart({ state, rule, authorId, agreed, expiresOn }: StoredApproval): Approval {
  return { state, rule, author: authorId, agreed, expiresOn }
}
