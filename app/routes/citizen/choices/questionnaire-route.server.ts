import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { readAskedForm, type QuestionnaireForm } from '~/choosing/forms'
import {
  readQuestionnaire,
  saveQuestionnaire,
  type QuestionnaireConflict,
} from '~/choosing/questionnaire-use-cases.server'
import { holderIn } from '~/choosing/questionnaire.server'
import type { AnswerProblem } from '~/consent/answers'
import { withoutLanguage } from '~/i18n/language'
import { dossierIn } from '~/portal/portal'
import { defineButtons } from '~/ui/form'
import { cameFrom } from '../../came-from'
import { formAction, type At } from '../../form-action.server'
import { nextPath } from './questionnaire-next'

/** What a form that cannot be kept comes back with: what was typed, with what must change or what differs. */
export type QuestionnaireRefused = {
  typed: QuestionnaireForm['answers']
  problems: AnswerProblem[]
  conflicts: QuestionnaireConflict[]
  revision: number
  /** The version that what was typed was chosen on; null where what stands now is shown beside it. */
  base: number | null
}

type Scope = 'groep' | 'zorgaanbieder'

/** The loader of a page of questions, about a group or about one provider. */
export function loadQuestionnaire(scope: Scope) {
  return async ({ params, context }: LoaderFunctionArgs) => {
    const holder = holderIn(scope, params.holder)
    const page =
      holder &&
      (await readQuestionnaire(context.portal.runtime, dossierIn(context), { holder, data: params.data }))
    if (!page) throw new Response(null, { status: 404 })
    return json(page)
  }
}

/** Its action: keeps the answers and goes on, or comes back with what was typed. */
export function keepQuestionnaire(scope: Scope) {
  return formAction(askedForm, async (form, at) => {
    const { request, params } = at
    const holder = holderIn(scope, params.holder)
    if (!holder) return { refusal: 'not-there' }
    const kept = await saveForm(at, { holder, data: params.data, form })
    if (!kept.ok) return kept.answer
    const { pathname, searchParams } = new URL(request.url)
    return nextPath(form, {
      holder,
      data: params.data,
      nextGroup: kept.nextGroup,
      here: withoutLanguage(pathname),
      from: cameFrom(searchParams),
    })
  })
}

/** The form about one holder's data, which has a field for each row of it. */
export const askedForm = defineButtons(readAskedForm, { 'not-there': 404 })

type Saving = { holder: string; data: string | undefined; form: QuestionnaireForm }

/** Saves a form about one holder's data; gives the group that is next, or the answer to send instead. */
export async function saveForm(at: At, { holder, data, form }: Saving) {
  const saved = await saveQuestionnaire(at.portal.runtime, dossierIn(at), {
    page: { holder, data },
    answers: form.answers,
    remove: form.remove,
    revision: form.revision,
    base: form.base,
  })
  if (saved.ok) return saved
  if (saved.refusal === 'not-there') throw new Response(null, { status: 404 })
  const refused: QuestionnaireRefused = {
    typed: form.answers,
    problems: saved.refusal === 'answers' ? saved.problems : [],
    conflicts: saved.refusal === 'stale-revision' ? saved.conflicts : [],
    revision: saved.refusal === 'stale-revision' ? saved.revision : form.revision,
    base: saved.refusal === 'stale-revision' ? null : form.base,
  }
  return { ok: false as const, answer: json(refused, { status: saved.refusal === 'answers' ? 422 : 409 }) }
}
