import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { withdrawnPath, withdrawSchema } from '~/choosing/withdraw-form'
import { previewWithdrawal, withdraw } from '~/choosing/withdraw-use-cases.server'
import { OWN_WORDS } from '~/i18n/areas'
import { PATHS } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { PageBody } from '~/ui/Container'
import { defineButtons } from '~/ui/form'
import { Said, useFormOf } from '~/ui/FormParts'
import { PageTitle } from '~/ui/PageTitle'
import { TextLink } from '~/ui/TextLink'
import { page } from '~/ui/page'
import { formAction } from '../../form-action.server'
import { ConfirmWithdrawal } from './ConfirmWithdrawal'
import { takesBack } from './takes-back.server'

/** Open to who has not accepted the terms: taking back is as easy as giving (AVG 7(3)). */
export const handle = page({
  audience: 'citizen',
  needs: 'take-back',
  title: 'withdraw.all.title',
  words: [...OWN_WORDS, 'history', 'receipt'],
  menu: 'none',
})

export async function loader({ context }: LoaderFunctionArgs) {
  const { home } = takesBack(context)
  const preview = await previewWithdrawal(context.portal.runtime, dossierIn(context), 'all')
  if (!preview) throw new Response(null, { status: 404 })
  return json({ preview, home })
}

const form = defineButtons(withdrawSchema, { otherwise: { status: 422, words: 'withdraw.refused' } })

export const action = formAction(form, async ({ id }, at) => {
  const withdrawn = await withdraw(at.portal.runtime, dossierIn(at), { withdrawal: 'all', id })
  return withdrawn.ok ? withdrawnPath(withdrawn.number) : withdrawn
})

export default function StopEverything() {
  const { preview, home } = useLoaderData<typeof loader>()
  return (
    <PageBody narrow>
      <PageTitle back={{ to: home }} lead={<FormattedMessage id="withdraw.all.lead" />}>
        <FormattedMessage id="withdraw.all.title" />
      </PageTitle>
      <ConfirmWithdrawal
        preview={preview}
        backTo={home}
        button={<FormattedMessage id="withdraw.all.button" />}
        refused={<Said of={useFormOf()} />}
      />
      <p>
        <TextLink to={PATHS.withdraw} kind="onward">
          <FormattedMessage id="withdraw.all.one-only" />
        </TextLink>
      </p>
      <p>
        <TextLink to={PATHS.erase} kind="onward">
          <FormattedMessage id="withdraw.all.erase" />
        </TextLink>
      </p>
    </PageBody>
  )
}
