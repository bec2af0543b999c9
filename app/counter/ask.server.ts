import { holderCategoriesOf, receiverCategoriesOf } from '~/catalogue/lookup'
import { currentCatalogue } from '~/catalogue/store.server'
import type { Text } from '~/catalogue/catalogue'
import type { Decision } from '~/consent/decide'
import { closedQuestions } from '~/enquiry/closed-question.server'
import type { Enquiry, EnquiryRefusal } from '~/enquiry/enquiry'
import { numberOf } from '~/person/store.server'
import { hasEnded } from '~/provider/departure'
import { findProvider } from '~/provider/store.server'
import type { Runtime } from '~/runtime/runtime.server'
import { ASKERS, type AskerKind } from './asker'
import type { Visit } from './visit-use-cases.server'

export type AskedByScreen = {
  /** The other organisation. */
  ura: string
  /** As what one's own organisation asks: to see what the other has, or whether the other may see what is here. */
  as: 'receiver' | 'holder'
  data: string
  /** Who asks at the other one; needed as holder. */
  asker: AskerKind | null
}

/** One answer; more than one where it differs by what the organisations are (domain: the consent choice). */
export type AnsweredByScreen = { holder: Text | null; receiver: Text | null; decision: Decision }

export type Answer =
  | { ok: true; answers: AnsweredByScreen[]; other: string }
  | { ok: false; refusal: 'asker-missing' | 'not-listed' | EnquiryRefusal }

/**
 * Asks the closed question by screen: the same question that care systems ask, decided and recorded the same way, for one's
 * own organisation as receiver or as holder. Every question stands in the list of the person.
 */
export async function askByScreen(
  runtime: Runtime,
  { dossier }: Visit,
  { ura, as, data, asker }: AskedByScreen,
): Promise<Answer> {
  const { staff, person, at, requestId } = dossier
  const { reader } = runtime.database
  if (as === 'holder' && !asker) return { ok: false, refusal: 'asker-missing' }
  const own = await findProvider(reader, staff.organisation.ura)
  const other = await findProvider(reader, ura)
  const bsn = numberOf(person)
  if (!own || !other || !bsn || hasEnded(other, at)) return { ok: false, refusal: 'not-listed' }
  const [holder, receiver] = as === 'receiver' ? [other, own] : [own, other]
  const roleCode = as === 'receiver' ? staff.roleCode : ASKERS[asker!]
  const enquiries = holder.types.flatMap((holderType) =>
    receiver.types.map((type): Enquiry => ({
      ...{ bsn, data, purpose: 'TREAT', professional: staff.professional },
      holder: { ura: holder.ura, type: holderType },
      receiver: { ura: receiver.ura, type, roleCode },
    })),
  )
  const asking = { clientId: staff.memberId, ura: own.ura, face: 'screen', requestId } as const
  const answered = await closedQuestions(runtime).askAll(enquiries, { ...asking, semantic: 'execute_all' })
  if (!answered.ok) return answered
  const catalogue = await currentCatalogue(reader)
  const nameOf = (codes: readonly string[], list: { code: string; name: Text }[]) =>
    list.find(({ code }) => codes.includes(code))?.name ?? null
  const answers: AnsweredByScreen[] = []
  for (const [place, outcome] of answered.outcomes.entries()) {
    if (!outcome?.ok) return { ok: false, refusal: outcome?.refusal ?? 'data-category' }
    const { holder: from, receiver: to } = enquiries[place]!
    answers.push({
      holder: nameOf(holderCategoriesOf(catalogue, [from.type]), catalogue.holders),
      receiver: nameOf(receiverCategoriesOf(catalogue, [to.type]), catalogue.receivers),
      decision: outcome.decision,
    })
  }
  const isSame = answers.every(({ decision }) => decision === answers[0]?.decision)
  return { ok: true, other: other.name, answers: isSame ? answers.slice(0, 1) : answers }
}

/** The kinds of data that can be asked about, by name. */
export async function readAskable({ database }: Pick<Runtime, 'database'>) {
  const { data } = await currentCatalogue(database.reader)
  return data.map(({ code, name }) => ({ code, name }))
}
