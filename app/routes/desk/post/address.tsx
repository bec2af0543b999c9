import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { PATHS, withQuery } from '~/paths'
import { endChannelPost, setChannelPost } from '~/post/channel-use-cases.server'
import { channelForm, stopForm } from '~/post/forms'
import { Button } from '~/ui/Button'
import { Panel } from '~/ui/Card'
import { Actions, Columns, PageBody } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { PageForm, Problems, Said, useFormOf } from '~/ui/FormParts'
import { Heading } from '~/ui/Heading'
import { Notice } from '~/ui/Notice'
import { NumberAndBirth } from '~/ui/NumberAndBirth'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { TextField } from '~/ui/TextField'
import { formAction, readSent } from '../../form-action.server'
import { deskOf } from '../at-desk'
import { AddressFields } from './AddressFields'
import { PostTabs } from './PostTabs'
import { FIND_REFUSALS } from './refusals'

export const handle = page({
  audience: 'internal',
  needs: 'desk-post',
  title: 'post.address.title',
  words: ['desk-post'],
  form: { sends: 'post', first: { name: 'do', value: 'set' } },
})

export function loader({ request }: LoaderFunctionArgs) {
  const done = new URL(request.url).searchParams.get('gedaan')
  return json({ done: done === 'brieven' || done === 'gestopt' ? done : null })
}

const REFUSALS = {
  ...FIND_REFUSALS,
  'has-mail': { status: 422, words: 'post.has-mail' },
  'not-there': { status: 422, words: 'post.no-letters' },
} as const
const form = defineForm(channelForm, { refusals: REFUSALS })
const stop = defineForm(stopForm, { refusals: REFUSALS })

export const action = formAction(
  form,
  async (typed, at) => {
    const set = await setChannelPost(at.portal, deskOf(at), typed)
    return set.ok ? withQuery(PATHS.postAddress, { gedaan: 'brieven' }) : set
  },
  {
    stop: async (_, at) => {
      const read = readSent(stop, at)
      if (!read.ok) return read.answer
      const ended = await endChannelPost(at.portal, deskOf(at), read.output)
      return ended.ok ? withQuery(PATHS.postAddress, { gedaan: 'gestopt' }) : ended
    },
  },
)

/** Where the desk puts down where somebody without e-mail is written to. */
export default function Address() {
  const { done } = useLoaderData<typeof loader>()
  const of = useFormOf(form)
  return (
    <PageBody width="desk">
      {done && of.isFirst && (
        <Notice kind="done" role="status">
          <FormattedMessage id={done === 'brieven' ? 'post.address.done' : 'post.address.stopped'} />
        </Notice>
      )}
      <Problems of={of} />
      <PageTitle lead={<FormattedMessage id="post.address.lead" />}>
        <FormattedMessage id="post.address.title" />
      </PageTitle>
      <PostTabs now="address" />
      <Said of={of} kind="attention" />
      <PageForm of={of}>
        <Columns
          aside={
            <Panel>
              <Heading level={2} looks={3}>
                <FormattedMessage id="post.address.stop" />
              </Heading>
              <p>
                <FormattedMessage id="post.address.stop.lead" />
              </p>
              <Button name="do" value="stop" formNoValidate>
                <FormattedMessage id="post.address.stop.button" />
              </Button>
            </Panel>
          }
        >
          <Heading level={2}>
            <FormattedMessage id="post.address.person" />
          </Heading>
          <p>
            <FormattedMessage id="post.address.found" />
          </p>
          <NumberAndBirth area="post" />
          <Heading level={2}>
            <FormattedMessage id="post.address.where" />
          </Heading>
          <TextField
            name="naam"
            autoComplete="off"
            label={<FormattedMessage id="post.name" />}
            hint={<FormattedMessage id="post.name.hint" />}
          />
          <AddressFields />
          <Actions>
            <Button kind="primary" size="main" name="do" value="set">
              <FormattedMessage id="post.address.button" />
            </Button>
          </Actions>
        </Columns>
      </PageForm>
    </PageBody>
  )
}
