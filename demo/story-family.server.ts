import { addChild } from '~/authority/pairing-use-cases.server'
import { listApprovals, readOneApproval } from '~/choosing/approval-pages.server'
import { approve } from '~/choosing/approval-use-cases.server'
import { recordCapacity } from '~/comingofage/capacity-use-cases.server'
import { confirmEvidence, seeEvidence } from '~/mandate/desk-use-cases.server'
import { acceptAuthorisation, offerAuthorisation, requestOnEvidence } from '~/mandate/grant-use-cases.server'
import { readOthers } from '~/onbehalf/others-use-cases.server'
import type { Bsn } from '~/person/bsn'
import { findOrCreate } from '~/person/store.server'
import { addDays, localDate } from '~/runtime/local-date'
import type { CitizenPersona } from './personas'
import { must, type Stage } from './story-post.server'
import { visit } from './story-visits.server'

/** The two of the desk who look at evidence. */
const DESK = { seenBy: 'noor', confirmedBy: 'bas' }
const MENTOR_DAYS = 365

/** Agrees with what waits. */
export async function agree(stage: Stage, persona: CitizenPersona, forWhom?: string) {
  await visit(stage, { persona, forWhom }, async (_actor, dossier) => {
    const { doors } = stage
    const asked = await listApprovals(stage.runtime, await dossier(), doors.approvalDays)
    const approvalId = asked.find(({ isMyTurn }) => isMyTurn)?.id ?? ''
    const found = await readOneApproval(doors, await dossier(), approvalId)
    if (!found) throw new Error(`nothing waits for ${persona.key}`)
    must(await approve(doors, await dossier(), { approvalId, seen: found.seen }))
  })
}

/** A guardian names the child by number and birth date. */
export async function nameChild(stage: Stage, persona: CitizenPersona, child: CitizenPersona) {
  await visit(stage, { persona }, async (actor) => {
    const { bsn, birthDate } = child
    must(await addChild(stage.doors, actor, { bsn: bsn as Bsn, birthDate, requestId: stage.requestId }))
  })
}

/** Authorises another, from that day on. */
export async function authorise(stage: Stage, persona: CitizenPersona, whom: CitizenPersona) {
  await visit(stage, { persona }, async (actor) => {
    const startsOn = localDate(stage.runtime.now())
    const offer = { to: whom.bsn as Bsn, startsOn, endsOn: null, requestId: stage.requestId }
    must(await offerAuthorisation(stage.doors, actor, offer))
  })
}

/** Accepts what somebody offered. */
export async function accept(stage: Stage, persona: CitizenPersona) {
  await visit(stage, { persona }, async (actor) => {
    const { others } = await readOthers(stage.doors, actor, stage.requestId)
    const offered = others.find(({ state }) => state === 'offered')
    const id = offered?.representationId ?? ''
    must(await acceptAuthorisation(stage.doors, actor, { id, requestId: stage.requestId }))
  })
}

/** Asks to be known as mentor of somebody; the desk sees the evidence, twice, and writes down what it says. */
export async function becomeMentor(stage: Stage, persona: CitizenPersona, of: CitizenPersona) {
  const { doors, requestId } = stage
  let id = ''
  const today = localDate(stage.runtime.now())
  const endsOn = addDays(today, MENTOR_DAYS)
  await visit(stage, { persona }, async (actor) => {
    const asking = { kind: 'mentor', personBsn: of.bsn as Bsn, endsOn, requestId } as const
    const asked = await requestOnEvidence(doors, actor, asking)
    must(asked)
    id = asked.ok ? asked.id : ''
  })
  await findIncapable(stage, of)
  const papers = { papers: ['court-order'], dated: today } as const
  const found = { startsOn: today, endsOn, higher: {} }
  must(await seeEvidence(doors, { id, worker: DESK.seenBy, papers, found, requestId }))
  must(await confirmEvidence(doors, { id, worker: DESK.confirmedBy, requestId }))
}

/** The desk writes down on evidence that somebody cannot appreciate their own interests. */
export async function findIncapable({ runtime, doors, requestId }: Stage, persona: CitizenPersona) {
  const { row } = await runtime.database.transact((transaction) =>
    findOrCreate(transaction, runtime, persona.bsn as Bsn),
  )
  must(await recordCapacity(doors, { subjectId: row.id, capable: false, ...DESK, requestId }))
}
