import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import * as v from 'valibot'
import { notTakenMarker } from '~/choosing/done-marker.server'
import { beginUnchanged } from '~/choosing/draft-use-cases.server'
import { foreseeSending } from '~/choosing/foresee.server'
import { submitSchema } from '~/choosing/forms'
import { readRestoring } from '~/choosing/restore-use-cases.server'
import { reviewDraft } from '~/choosing/review-use-cases.server'
import { sendChoices, type Sent } from '~/choosing/send-use-cases.server'
import { CHOOSING_WORDS } from '~/i18n/areas'
import { inLanguage } from '~/i18n/language'
import { PATHS, withQuery, type Path } from '~/paths'
import { dossierIn, type Portal } from '~/portal/portal'
import type { Dossier } from '~/representation/dossier.server'
import { Button, ButtonLink } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { CsrfField } from '~/ui/CsrfField'
import { PageTitle } from '~/ui/PageTitle'
import { TextLink } from '~/ui/TextLink'
import { page } from '~/ui/page'
import { bold } from '~/ui/words'
import { ParentsSeeNames } from '../../family/parts/ParentsSeeNames'
import { pageAsked } from '../../page-asked'
import { useBack } from '../../use-came-from'
import { LockNotice } from '../parts/LockNotice'
import { NoMeans } from '../parts/NoMeans'
import { Overruled } from '../parts/Overruled'
import { NothingToSend } from './NothingToSend'
import { ReviewChanges } from './ReviewChanges'
import { ReviewEnds } from './ReviewEnds'
import { ReviewNews } from './ReviewNews'
import { ReviewRefused } from './ReviewRefused'
import { SendNote, laterOf, WhatSendingDoes } from './WhatSendingDoes'

export const handle = page({
  audience: 'citizen',
  needs: 'choose',
  title: 'control.title',
  words: CHOOSING_WORDS,
  menu: 'none',
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { runtime } = context.portal
  const query = new URL(request.url).searchParams
  const restoring = await readRestoring(runtime, dossierIn(context), query.get('versie'))
  const review = await reviewDraft(runtime, dossierIn(context), {
    page: pageAsked(query),
    restoring: restoring !== null,
  })
  if (!review) throw redirect(inLanguage(context.language, PATHS.choices))
  return json({ ...review, foresight: await foreseeSending(context.portal, dossierIn(context)), restoring })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  if (form.get('do') === 'new') {
    await beginUnchanged(context.portal.runtime, dossierIn(context))
    return redirect(inLanguage(context.language, PATHS.review))
  }
  const read = v.safeParse(submitSchema, Object.fromEntries(form))
  if (!read.success) throw new Response(null, { status: 400 })
  const dossier = dossierIn(context)
  const submitted = await sendChoices(context.portal, dossier, read.output)
  const to = (path: Path) => redirect(inLanguage(context.language, path))
  if (submitted.ok) return to(destinationOf(submitted, context.portal, dossier))
  if (submitted.refusal === 'not-yours') throw new Response(null, { status: 404 })
  if (submitted.refusal === 'draft-gone') throw new Response(null, { status: 409 })
  return json({ refusal: submitted.refusal }, { status: statusOf(submitted.refusal) })
}

function statusOf(refusal: string): number {
  if (refusal === 'register-down') return 503
  return refusal.startsWith('stale-') ? 409 : 422
}

type Taken = Extract<Sent, { ok: true }>

/** What waits for somebody comes first: there it also says what is in force already. */
function destinationOf({ number, waiting, notTaken }: Taken, { runtime }: Portal, dossier: Dossier): Path {
  if (waiting !== null) return withQuery(PATHS.agreement({ approval: waiting }), { versie: number })
  const mark =
    notTaken && number !== null ? notTakenMarker(runtime, { dossier, number }, notTaken) : undefined
  return withQuery(PATHS.done, { versie: number, 'ja-niet': mark })
}

export default function Control() {
  const shown = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()?.refusal
  const back = useBack(PATHS.choices)
  const later = laterOf(shown.foresight)
  const isUnchanged = shown.changes === 0 && shown.withoutEffect.count === 0
  const takesOver = shown.named !== null && shown.foresight?.takenOver !== 'not'
  if (isUnchanged && !takesOver)
    return <NothingToSend overruled={<Overruled overruled={shown.overruled} links />} />
  return (
    <PageBody narrow>
      <LockNotice choosing />
      <PageTitle
        back={{ to: back }}
        step={<FormattedMessage id="control.step" />}
        lead={<FormattedMessage id={later ? 'control.lead.later' : 'control.lead'} values={bold} />}
      >
        <FormattedMessage id="control.title" />
      </PageTitle>
      <ReviewRefused {...shown} refusal={refusal} stale={shown.stale} />
      <WhatSendingDoes {...shown} />
      <Overruled overruled={shown.overruled} links />
      <ReviewNews {...shown} />
      <ReviewEnds {...shown} />
      {!isUnchanged && <ReviewChanges {...shown} />}
      {shown.lines.some(({ id }) => id.includes('ura:')) && <ParentsSeeNames />}
      <NoMeans />
      <Form method="post">
        <CsrfField />
        <input type="hidden" name="draft" value={shown.draft} />
        <input type="hidden" name="revision" value={shown.revision} />
        <input type="hidden" name="base" value={shown.base} />
        <input type="hidden" name="catalogue" value={shown.catalogue} />
        {shown.named !== null && <input type="hidden" name="named" value={shown.named} />}
        <Actions>
          <Button kind="primary" size="main">
            <FormattedMessage id="control.submit" />
          </Button>
          <ButtonLink to={back} size="main">
            <FormattedMessage id="control.back" />
          </ButtonLink>
          <TextLink to={PATHS.overview} kind="strong">
            <FormattedMessage id="choices.later" />
          </TextLink>
        </Actions>
        <SendNote {...shown} />
      </Form>
    </PageBody>
  )
}
