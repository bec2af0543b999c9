import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import * as v from 'valibot'
import { withdrawnPath, withdrawSchema } from '~/choosing/withdraw-form'
import { previewWithdrawal, withdraw } from '~/choosing/withdraw-use-cases.server'
import { OWN_WORDS } from '~/i18n/areas'
import { inLanguage } from '~/i18n/language'
import { PATHS } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { PageBody } from '~/ui/Container'
import { PageTitle } from '~/ui/PageTitle'
import { TextLink } from '~/ui/TextLink'
import { page } from '~/ui/page'
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

export async function action({ request, context }: ActionFunctionArgs) {
  const read = v.safeParse(withdrawSchema, Object.fromEntries(await request.formData()))
  if (!read.success) throw new Response(null, { status: 400 })
  const withdrawn = await withdraw(context.portal.runtime, dossierIn(context), {
    withdrawal: 'all',
    id: read.output.id,
  })
  if (!withdrawn.ok) return json({ refusal: withdrawn.refusal }, { status: 422 })
  return redirect(inLanguage(context.language, withdrawnPath(withdrawn.number)))
}

export default function StopEverything() {
  const { preview, home } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refusal !== undefined
  return (
    <PageBody narrow>
      <PageTitle back={{ to: home }} lead={<FormattedMessage id="withdraw.all.lead" />}>
        <FormattedMessage id="withdraw.all.title" />
      </PageTitle>
      <ConfirmWithdrawal
        preview={preview}
        backTo={home}
        button={<FormattedMessage id="withdraw.all.button" />}
        refused={refused}
      />
      <p>
        <TextLink to={PATHS.withdraw} kind="onward">
          <FormattedMessage id="withdraw.all.one-only" />
        </TextLink>
      </p>
    </PageBody>
  )
}
