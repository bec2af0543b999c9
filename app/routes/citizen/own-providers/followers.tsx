import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import * as v from 'valibot'
import { readNamedFollowers } from '~/choosing/waiting-use-cases.server'
import { askToStop } from '~/follow/citizen-use-cases.server'
import { PATHS } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { boundedText } from '~/runtime/bounded-text'
import { ButtonForm } from '~/ui/ButtonForm'
import { Button } from '~/ui/Button'
import { PageBody } from '~/ui/Container'
import { EmptyState } from '~/ui/EmptyState'
import { defineButtons } from '~/ui/form'
import { Said, useFormOf } from '~/ui/FormParts'
import { Day } from '~/ui/Moment'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { useReadsOnly } from '~/ui/root-data'
import { Row, Rows } from '~/ui/Rows'
import { formAction } from '../../form-action.server'

export const handle = page({
  audience: 'citizen',
  needs: 'read',
  title: 'follow.mine.title',
  words: ['follow'],
})

export async function loader({ context }: LoaderFunctionArgs) {
  const followers = await readNamedFollowers(context.portal.runtime, dossierIn(context))
  if (!followers) throw new Response(null, { status: 404 })
  return json({ followers })
}

const form = defineButtons(v.object({ ura: boundedText(8) }), { 'not-there': 404, 'reads-only': 403 })

export const action = formAction(form, async ({ ura }, at) => {
  const asked = await askToStop(at.portal.runtime, dossierIn(at), ura)
  return asked.ok ? { told: 'follow.mine.done' } : asked
})

/** Who follows one's choices; each can be asked to stop. */
export default function Followers() {
  const { followers } = useLoaderData<typeof loader>()
  const of = useFormOf()
  const readsOnly = useReadsOnly()
  return (
    <PageBody narrow>
      <PageTitle back={{ to: PATHS.overview }} lead={<FormattedMessage id="follow.mine.lead" />}>
        <FormattedMessage id="follow.mine.title" />
      </PageTitle>
      <Said of={of} />
      {followers.length === 0 && (
        <EmptyState title={<FormattedMessage id="follow.mine.none" />}>
          <FormattedMessage id="follow.mine.none.text" />
        </EmptyState>
      )}
      <Rows badges>
        {followers.map(({ ura, name, since, stopAskedAt }) => (
          <Row
            key={ura}
            name={name}
            note={<FormattedMessage id="follow.list.since" values={{ day: <Day key="day" at={since} /> }} />}
            end={
              stopAskedAt ? (
                <FormattedMessage id="follow.mine.asked" />
              ) : (
                !readsOnly && (
                  <ButtonForm hidden={{ ura }}>
                    <Button>
                      <FormattedMessage id="follow.mine.ask" />
                      <span className="visually-hidden"> {name}</span>
                    </Button>
                  </ButtonForm>
                )
              )
            }
          />
        ))}
      </Rows>
    </PageBody>
  )
}
