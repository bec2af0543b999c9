import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { readGroupForm } from '~/consent/forms'
import { readGroup, saveGroup } from '~/consent/draft-use-cases.server'
import { inLanguage } from '~/i18n/language'
import { useText } from '~/i18n/text'
import { Button } from '~/ui/Button'
import { Actions, Columns, PageBody } from '~/ui/Container'
import { CsrfField } from '~/ui/CsrfField'
import { Paragraph } from '~/ui/Heading'
import { PageTitle } from '~/ui/PageTitle'
import { GroupAbout } from './parts/GroupAbout'
import { GroupConflict } from './parts/GroupConflict'
import { GroupPicture } from './parts/GroupPicture'
import { GroupQuestions } from './parts/GroupQuestions'

export const handle = { access: 'participant', title: 'choices.title', page: { menu: 'none' } }

export async function loader({ params, context }: LoaderFunctionArgs) {
  const group = await readGroup(context.portal.runtime, context.actor, params.holder ?? '')
  if (!group) throw new Response(null, { status: 404 })
  return json(group)
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = readGroupForm(await request.formData())
  if (!form) throw new Response(null, { status: 400 })
  const saved = await saveGroup(context.portal.runtime, context.actor, {
    ...form,
    holder: params.holder ?? '',
    requestId: context.requestId,
  })
  const to = (path: string) => redirect(inLanguage(context.language, path))
  if (saved.ok && form.next === 'later') return to('/mijn/keuzes')
  if (saved.ok) return to(saved.nextGroup ? `/mijn/keuzes/groep/${saved.nextGroup}` : '/mijn/keuzes/controle')
  if (saved.refusal === 'unknown-group') throw new Response(null, { status: 404 })
  return json(
    { conflict: { typed: form.answers, stored: saved.stored, revision: saved.revision } },
    { status: 409 },
  )
}

export default function Group() {
  const { group, step, next, revision, own } = useLoaderData<typeof loader>()
  const conflict = useActionData<typeof action>()?.conflict
  const text = useText()
  const busy = useNavigation().formMethod === 'POST'
  return (
    <PageBody>
      <PageTitle
        back={{ to: step.previous ? `/mijn/keuzes/groep/${step.previous}` : '/mijn/keuzes' }}
        step={<FormattedMessage id="group.step" values={{ ...step, group: text(group.plural) }} />}
      >
        {text(group.question)}
      </PageTitle>
      {conflict && <GroupConflict conflict={conflict} />}
      <Columns aside={<GroupPicture key={group.code} />}>
        <GroupAbout own={own} />
        <Form method="post" noValidate key={`${group.code}-${revision}`}>
          <CsrfField />
          <input type="hidden" name="revision" value={revision} />
          <GroupQuestions />
          <Actions>
            <Button kind="primary" size="main" name="next" value="on" busy={busy}>
              {next ? (
                <FormattedMessage id="group.next" values={{ group: text(next.plural) }} />
              ) : (
                <FormattedMessage id="group.to-control" />
              )}
            </Button>
            <button type="submit" name="next" value="later" className="nl-link strong-link link-button">
              <FormattedMessage id="choices.later" />
            </button>
          </Actions>
          <Paragraph kind="hint">
            <FormattedMessage id="group.skip" />
          </Paragraph>
        </Form>
      </Columns>
    </PageBody>
  )
}
