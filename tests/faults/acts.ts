import { eq } from 'drizzle-orm'
import { saveQuestionnaire } from '~/choosing/questionnaire-use-cases.server'
import { reviewDraft } from '~/choosing/review-use-cases.server'
import { sendChoices, type Sent, type SubmitRequest } from '~/choosing/send-use-cases.server'
import type { Answer } from '~/consent/choice'
import { readDraft } from '~/consent/store.server'
import { writeConfirmedAddress } from '~/notification/address.server'
import { parseEmail } from '~/notification/email'
import { savePreferences } from '~/notification/use-cases.server'
import { parseBsn } from '~/person/bsn'
import { findById, findOrCreate } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import { TERMS_VERSION } from '~/privacy/terms'
import type { ActingCitizen } from '~/representation/acting'
import type { Runtime } from '~/runtime/runtime.server'
import { doorsOf, dossierOf } from '../support/dossier'

/** Somebody who did the first login, with an address and the mail that tells of changed choices. */
export async function aCitizenAtHome(runtime: Runtime, bsn = '999990408'): Promise<ActingCitizen> {
  const at = runtime.now()
  const subjectId = await runtime.database.transact(async (transaction) => {
    const citizen = await findOrCreate(transaction, runtime, parseBsn(bsn)!)
    const { id } = citizen.row
    await writeConfirmedAddress(transaction, runtime, {
      citizen,
      email: parseEmail('anna@voorbeeld.example')!,
      at,
    })
    const welcomed = { termsVersion: TERMS_VERSION, ageCategory: '16-or-over' }
    await transaction.update(subject).set(welcomed).where(eq(subject.id, id))
    return id
  })
  await savePreferences(runtime, { subjectId, requestId: 'welcome', kinds: ['choices-changed'] })
  return actorOf(subjectId, runtime)
}

export function actorOf(subjectId: string, { now }: Pick<Runtime, 'now'>): ActingCitizen {
  return {
    audience: 'citizen',
    subjectId,
    name: 'A. de Vries',
    level: 'substantieel',
    ageCategory: '16-or-over',
    welcome: 'done',
    loggedInAt: now(),
  }
}

type Choosing = { answers: Record<string, Answer>; requestId: string; holder?: string }

/** Keeps answers about one group in the draft, as it is at this moment. */
export async function keepAnswers(
  runtime: Runtime,
  actor: ActingCitizen,
  { answers, requestId, holder = 'GP' }: Choosing,
) {
  return saveQuestionnaire(runtime, await dossierOf(runtime, actor, requestId), {
    page: { holder },
    answers: Object.fromEntries(Object.entries(answers).map(([code, answer]) => [code, { answer }])),
    revision: await revisionOf(runtime, actor),
  })
}

/** What the review page would send; null when there is nothing to send. */
export async function controlForm(runtime: Runtime, actor: ActingCitizen): Promise<SubmitRequest | null> {
  const review = await reviewDraft(runtime, await dossierOf(runtime, actor))
  if (!review) return null
  const { draft, revision, base, catalogue } = review
  return { draft, revision, base, catalogue }
}

/** Chooses and sends, as one person at one screen. */
export async function chooseAndSend(
  runtime: Runtime,
  actor: ActingCitizen,
  choosing: Choosing,
): Promise<Sent> {
  await keepAnswers(runtime, actor, { ...choosing, requestId: `save-${choosing.requestId}` })
  const form = await controlForm(runtime, actor)
  if (!form) throw new Error('there is no draft to send')
  return sendChoices(doorsOf(runtime), await dossierOf(runtime, actor, choosing.requestId), form)
}

async function revisionOf(runtime: Runtime, { subjectId }: ActingCitizen): Promise<number> {
  const { reader } = runtime.database
  const citizen = await findById(reader, runtime, subjectId)
  if (!citizen) throw new Error('there is no such citizen')
  return (await readDraft(reader, citizen, subjectId))?.revision ?? 0
}
