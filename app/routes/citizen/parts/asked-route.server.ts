import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import type { AnswerProblem } from '~/consent/answers'
import { holderIn } from '~/consent/asked.server'
import { readAsked, saveAsked, type AskedConflict } from '~/consent/asked-use-cases.server'
import type { ChoiceKey } from '~/consent/choice'
import { pathOfAsked, pathOfExceptions } from '~/consent/choosing'
import { readAskedForm, type AskedForm, type NextPage } from '~/consent/forms'
import { inLanguage } from '~/i18n/language'

/** What a form that cannot be kept comes back with: what was typed, with what must change or what differs. */
export type AskedRefused = {
  typed: AskedForm['answers']
  problems: AnswerProblem[]
  conflicts: AskedConflict[]
  revision: number
}

type Scope = 'groep' | 'zorgaanbieder'

/** The loader of a page of questions, about a group or about one provider. */
export function loadAsked(scope: Scope) {
  return async ({ params, context }: LoaderFunctionArgs) => {
    const holder = holderIn(scope, params.holder)
    const page =
      holder && (await readAsked(context.portal.runtime, context.actor, { holder, data: params.data }))
    if (!page) throw new Response(null, { status: 404 })
    return json(page)
  }
}

/** Its action: keeps the answers and goes on, or comes back with what was typed. */
export function keepAsked(scope: Scope) {
  return async ({ request, params, context }: ActionFunctionArgs) => {
    const holder = holderIn(scope, params.holder)
    if (!holder) throw new Response(null, { status: 404 })
    const form = readAskedForm(await request.formData())
    if (!form) throw new Response(null, { status: 400 })
    const kept = await saveForm({ request, params, context }, { holder, data: params.data, form })
    if (!kept.ok) return kept.answer
    const to = nextPath(form, {
      holder,
      data: params.data,
      nextGroup: kept.nextGroup,
      url: new URL(request.url),
    })
    return redirect(inLanguage(context.language, to))
  }
}

type Saving = { holder: string; data: string | undefined; form: AskedForm }

/** Saves a form about one holder's data; gives the group that is next, or the answer to send instead. */
export async function saveForm({ context }: ActionFunctionArgs, { holder, data, form }: Saving) {
  const saved = await saveAsked(context.portal.runtime, context.actor, {
    page: { holder, data },
    answers: form.answers,
    remove: form.remove,
    revision: form.revision,
    requestId: context.requestId,
  })
  if (saved.ok) return saved
  if (saved.refusal === 'not-there') throw new Response(null, { status: 404 })
  const refused: AskedRefused = {
    typed: form.answers,
    problems: saved.refusal === 'answers' ? saved.problems : [],
    conflicts: saved.refusal === 'stale-revision' ? saved.conflicts : [],
    revision: saved.refusal === 'stale-revision' ? saved.revision : form.revision,
  }
  return { ok: false as const, answer: json(refused, { status: saved.refusal === 'answers' ? 422 : 409 }) }
}

type Onward = { holder: string; data: string | undefined; nextGroup: string | null; url: URL }

function nextPath({ next, remove }: AskedForm, { holder, data, nextGroup, url }: Onward): string {
  const back = url.searchParams.get('terug') === 'controle' ? '?terug=controle' : ''
  const here = data ? pathOfAsked({ holder, data }) : url.pathname.replace(/^\/en(?=\/)/, '')
  if (remove) return here + back
  const asked = (key: Pick<ChoiceKey, 'holder' | 'data'>) => pathOfAsked(key) + back
  const ways: Record<NextPage['to'], () => string> = {
    on: () => (back || !nextGroup ? '/mijn/keuzes/controle' : `/mijn/keuzes/groep/${nextGroup}`),
    later: () => '/mijn/keuzes',
    own: () => '/mijn/zorgaanbieders',
    data: () => asked({ holder, data: next.about }),
    provider: () => `/mijn/keuzes/zorgaanbieder/${next.about}${back}`,
    except: () => {
      const [about = '', row = ''] = next.about.split('.')
      return pathOfExceptions({ holder, data: about }, row) + back
    },
  }
  return ways[next.to]()
}
