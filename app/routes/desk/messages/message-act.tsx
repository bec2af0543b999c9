import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { readColleagues } from '~/conversation/desk-use-cases.server'
import { readMessageHead } from '~/conversation/read-use-cases.server'
import { PATHS } from '~/paths'
import { Button } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { PageForm, Problems, Said, useFormOf } from '~/ui/FormParts'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { ActFields } from './ActFields'
import { ACT_FORMS, readActPage, type ActPage } from './act-forms'
import { ACT_ACTIONS } from './act-actions.server'
import { QUIETLY } from './quietly.server'
import { whoAtDesk } from './worker.server'

export const handle = page({
  audience: 'internal',
  needs: 'desk-messages',
  title: 'message.act.title',
  words: ['message'],
  form: { sends: 'post' },
})

export async function loader(args: LoaderFunctionArgs) {
  const act = readActPage(args.params.act)
  const head = act && (await readMessageHead(args.context.portal.runtime, whoAtDesk(args)))
  if (!act || !head) throw new Response(null, { status: 404 })
  const { runtime } = args.context.portal
  const colleagues = act === 'wijs-toe' ? await readColleagues(runtime, whoAtDesk(args).by.worker) : []
  return json({ ...head, act, colleagues })
}

export async function action(args: ActionFunctionArgs): Promise<Response> {
  const quietly = Object.entries(QUIETLY).find(([name]) => name === args.params.act)?.[1]
  if (quietly) return quietly(args)
  const act = readActPage(args.params.act)
  if (!act) throw new Response(null, { status: 404 })
  return ACT_ACTIONS[act](args)
}

const WORDS = {
  zwart: 'black',
  'geef-door': 'hand-on',
  'voeg-samen': 'merge',
  nood: 'flag',
  'wijs-toe': 'assign',
  sluit: 'close',
} as const satisfies Record<ActPage, string>

/** What is done with a message that asks for something first, or cannot be taken back. */
export default function MessageAct() {
  const { id, number, act, flag, colleagues } = useLoaderData<typeof loader>()
  const of = useFormOf(ACT_FORMS[act])
  const words = WORDS[act]
  return (
    <PageBody width="desk" narrow>
      <Problems of={of} />
      <PageTitle
        back={{ to: PATHS.deskMessage({ message: id }) }}
        step={number}
        lead={<FormattedMessage id={`message.${words}.lead`} />}
      >
        <FormattedMessage id={`message.${words}.title`} />
      </PageTitle>
      <Said of={of} kind="attention" />
      <PageForm of={of}>
        <ActFields act={act} flag={flag} colleagues={colleagues} />
        <Actions>
          <Button kind="primary" size="main">
            <FormattedMessage id={`message.${words}.go`} />
          </Button>
        </Actions>
      </PageForm>
    </PageBody>
  )
}
