import { json, redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { readKey, withdrawnPath, withdrawSchema } from '~/choosing/withdraw-form'
import { previewWithdrawal, withdraw } from '~/choosing/withdraw-use-cases.server'
import { OWN_WORDS } from '~/i18n/areas'
import { inLanguage } from '~/i18n/language'
import { signedIn } from '~/identity/access'
import { PATHS } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { PageBody } from '~/ui/Container'
import { defineButtons } from '~/ui/form'
import { Said, useFormOf } from '~/ui/FormParts'
import { PageTitle } from '~/ui/PageTitle'
import { page } from '~/ui/page'
import { formAction } from '../../form-action.server'
import { ConfirmWithdrawal } from './ConfirmWithdrawal'

/** Open to who has not accepted the terms: taking back is as easy as giving (AVG 7(3)). */
export const handle = page({
  audience: 'citizen',
  needs: 'take-back',
  title: 'withdraw.one.title',
  words: [...OWN_WORDS, 'history', 'receipt'],
  menu: 'none',
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = signedIn(context.actor)
  if (actor.ageCategory === 'under-12') throw redirect(inLanguage(context.language, PATHS.tooYoung))
  const key = readKey(new URL(request.url).searchParams)
  const preview = key && (await previewWithdrawal(context.portal.runtime, dossierIn(context), key))
  if (!preview) throw new Response(null, { status: 404 })
  return json({ preview })
}

const form = defineButtons(withdrawSchema, {
  'not-there': 404,
  otherwise: { status: 422, words: 'withdraw.refused' },
})

export const action = formAction(form, async ({ id }, at) => {
  const withdrawal = readKey(new URL(at.request.url).searchParams)
  if (!withdrawal) return { refusal: 'not-there' }
  const withdrawn = await withdraw(at.portal.runtime, dossierIn(at), { withdrawal, id })
  return withdrawn.ok ? withdrawnPath(withdrawn.number) : withdrawn
})

export default function WithdrawOne() {
  const { preview } = useLoaderData<typeof loader>()
  return (
    <PageBody narrow>
      <PageTitle back={{ to: PATHS.withdraw }} lead={<FormattedMessage id="withdraw.one.lead" />}>
        <FormattedMessage id="withdraw.one.title" />
      </PageTitle>
      <ConfirmWithdrawal
        preview={preview}
        backTo={PATHS.withdraw}
        button={<FormattedMessage id="withdraw.one.button" />}
        refused={<Said of={useFormOf()} />}
      />
    </PageBody>
  )
}
