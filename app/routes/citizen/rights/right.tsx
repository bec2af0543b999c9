import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { PATHS, withQuery } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { wordForm } from '~/rights/forms'
import { changeRights, readOwnRights } from '~/rights/person-use-cases.server'
import { isOpen } from '~/rights/request'
import { Columns, PageBody } from '~/ui/Container'
import { Disclosure } from '~/ui/Disclosure'
import { defineForm } from '~/ui/form'
import { Problems, Said, useFormOf } from '~/ui/FormParts'
import { Heading, Paragraph } from '~/ui/Heading'
import { Notice } from '~/ui/Notice'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { bold } from '~/ui/words'
import { formAction } from '../../form-action.server'
import { ClockCard } from './ClockCard'
import { ClockSum } from './ClockSum'
import { RightBeside } from './RightBeside'
import { RightSteps } from './RightSteps'
import { Answer } from './Words'

const DONE = {
  verstuurd: 'rights.sent',
  'al-gevraagd': 'rights.under-way',
  toegevoegd: 'rights.did.added',
  ingetrokken: 'rights.did.withdrawn',
} as const

export const handle = page({
  audience: 'citizen',
  needs: 'rights',
  title: 'rights.title',
  words: ['rights'],
  form: { sends: 'post', when: ({ standing }: { standing?: string }) => standing === 'paused' },
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const found = await readOwnRights(context.portal.runtime, dossierIn(context), params.request ?? '')
  if (!found) throw new Response(null, { status: 404 })
  const done = new URL(request.url).searchParams.get('gedaan') ?? ''
  return json({ ...found, done: Object.hasOwn(DONE, done) ? (done as keyof typeof DONE) : null })
}

const form = defineForm(wordForm, {
  refusals: { 'not-there': 404, otherwise: { status: 409, words: 'rights.refused' } },
})

export const action = formAction(
  form,
  async ({ tekst: text }, at) => {
    const id = at.params.request ?? ''
    const by = 'person' as const
    const runtime = at.portal.runtime
    // Where a question waits it is the answer to that; anywhere else it is added.
    const answered = await changeRights(runtime, dossierIn(at), { id, command: { do: 'answer', by, text } })
    const done =
      !answered.ok && answered.refusal === 'not-asked'
        ? await changeRights(runtime, dossierIn(at), { id, command: { do: 'add', by, text } })
        : answered
    return done.ok ? withQuery(PATHS.right({ request: id }), { gedaan: 'toegevoegd' }) : done
  },
  {
    withdraw: async (_, at) => {
      const id = at.params.request ?? ''
      const done = await changeRights(at.portal.runtime, dossierIn(at), {
        ...{ id, command: { do: 'withdraw', by: 'person' } },
      })
      return done.ok ? withQuery(PATHS.right({ request: id }), { gedaan: 'ingetrokken' }) : done
    },
  },
)

/** One request: whose turn it is, the last day as a sum, who did what, and what one can do. */
export default function Right() {
  const request = useLoaderData<typeof loader>()
  const { number, kind, standing, clock, content, done } = request
  const of = useFormOf(form)
  return (
    <PageBody>
      <Problems of={of} />
      <Said of={of} />
      {done && of.isFirst && (
        <Notice kind="done" role="status">
          <FormattedMessage id={DONE[done]} values={bold} />
        </Notice>
      )}
      <PageTitle
        back={{ to: PATHS.rights }}
        lead={<FormattedMessage id={`rights.turn.${standing}`} values={bold} />}
      >
        <FormattedMessage
          id={kind === 'complaint' ? 'rights.complaint' : 'rights.request'}
          values={{ number }}
        />
        :{' '}
        <span className="lower">
          <FormattedMessage id={`rights.kind.${kind}`} />
        </span>
      </PageTitle>
      <Columns aside={<RightBeside request={request} of={of} />}>
        {standing === 'paused' && <Answer of={of} />}
        {isOpen(standing) && standing !== 'doing' ? (
          <ClockCard clock={clock} standing={standing} />
        ) : (
          <Disclosure summary={<FormattedMessage id="rights.clock.sum" />}>
            <ClockSum clock={clock} />
          </Disclosure>
        )}
        <RightSteps request={request} />
        <section className="section">
          <Heading level={2}>
            <FormattedMessage id="rights.asked" />
          </Heading>
          <blockquote className="quoted">{content.text}</blockquote>
          {content.about && (
            <Paragraph kind="hint">
              <FormattedMessage id="rights.asked.about" values={{ about: content.about }} />
            </Paragraph>
          )}
        </section>
      </Columns>
    </PageBody>
  )
}
