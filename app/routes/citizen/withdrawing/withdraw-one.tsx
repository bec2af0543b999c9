import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import * as v from 'valibot'
import { readKey, withdrawnPath, withdrawSchema } from '~/choosing/withdraw-form'
import { previewWithdrawal, withdraw } from '~/choosing/withdraw-use-cases.server'
import { OWN_WORDS } from '~/i18n/areas'
import { inLanguage } from '~/i18n/language'
import { signedIn } from '~/identity/access'
import { PATHS } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { PageBody } from '~/ui/Container'
import { PageTitle } from '~/ui/PageTitle'
import { page } from '~/ui/page'
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

export async function action({ request, context }: ActionFunctionArgs) {
  const withdrawal = readKey(new URL(request.url).searchParams)
  if (!withdrawal) throw new Response(null, { status: 404 })
  const read = v.safeParse(withdrawSchema, Object.fromEntries(await request.formData()))
  if (!read.success) throw new Response(null, { status: 400 })
  const withdrawn = await withdraw(context.portal.runtime, dossierIn(context), {
    withdrawal,
    id: read.output.id,
  })
  if (withdrawn.ok) return redirect(inLanguage(context.language, withdrawnPath(withdrawn.number)))
  if (withdrawn.refusal === 'not-there') throw new Response(null, { status: 404 })
  return json({ refusal: withdrawn.refusal }, { status: 422 })
}

export default function WithdrawOne() {
  const { preview } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refusal !== undefined
  return (
    <PageBody narrow>
      <PageTitle back={{ to: PATHS.withdraw }} lead={<FormattedMessage id="withdraw.one.lead" />}>
        <FormattedMessage id="withdraw.one.title" />
      </PageTitle>
      <ConfirmWithdrawal
        preview={preview}
        backTo={PATHS.withdraw}
        button={<FormattedMessage id="withdraw.one.button" />}
        refused={refused}
      />
    </PageBody>
  )
}
