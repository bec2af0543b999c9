import { json, redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { beginUnchanged } from '~/choosing/draft-use-cases.server'
import { dropOptIn } from '~/choosing/opt-in-use-cases.server'
import { foreseeSending } from '~/choosing/foresee.server'
import { submitSchema } from '~/choosing/forms'
import { readRestoring } from '~/choosing/restore-use-cases.server'
import { reviewDraft } from '~/choosing/review-use-cases.server'
import { sendChoices } from '~/choosing/send-use-cases.server'
import { CHOOSING_WORDS } from '~/i18n/areas'
import { inLanguage } from '~/i18n/language'
import { PATHS } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { pageAsked } from '~/runtime/list'
import { Button, ButtonLink } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { ButtonForm } from '~/ui/ButtonForm'
import { defineButtons } from '~/ui/form'
import { useFormOf } from '~/ui/FormParts'
import { PageTitle } from '~/ui/PageTitle'
import { TextLink } from '~/ui/TextLink'
import { page } from '~/ui/page'
import { bold } from '~/ui/words'
import { ParentsSeeNames } from '../../family/parts/ParentsSeeNames'
import { formAction } from '../../form-action.server'
import { useBack } from '../../use-came-from'
import { LockNotice } from '../parts/LockNotice'
import { SentAlong } from '../opt-ins/SentAlong'
import { NoMeans } from '../parts/NoMeans'
import { Overruled } from '../parts/Overruled'
import { destinationOf } from './after-sending.server'
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
  words: [...CHOOSING_WORDS, 'sent-along'],
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

const form = defineButtons(submitSchema, {
  'not-yours': 404,
  'draft-gone': 409,
  'stale-revision': { status: 409, words: 'control.stale' },
  'stale-base': { status: 409, words: 'control.stale' },
  'stale-catalogue': { status: 409, words: 'control.catalogue' },
  'register-down': { status: 503, words: 'control.refused.register-down' },
  'terms-not-accepted': { status: 422, words: 'control.terms' },
  'end-date-in-past': { status: 422, words: 'control.refused.end-date-in-past' },
  'opt-in-unanswered': { status: 422, words: 'sent-along.unanswered.refused' },
  muted: { status: 422, words: 'control.refused.muted' },
  'declined-lately': { status: 422, words: 'control.refused.declined-lately' },
  'asked-often': { status: 422, words: 'control.refused.asked-often' },
  otherwise: { status: 422, words: 'control.refused' },
})

export const action = formAction(
  form,
  async (asked, at) => {
    const sent = await sendChoices(at.portal, dossierIn(at), asked)
    return sent.ok ? destinationOf(sent, at.portal, dossierIn(at)) : sent
  },
  {
    new: async (_, at) => {
      await beginUnchanged(at.portal.runtime, dossierIn(at))
      return PATHS.review
    },
    zonder: async (_, at) => {
      await dropOptIn(at.portal.runtime, dossierIn(at))
      return PATHS.review
    },
  },
)

export default function Control() {
  const shown = useLoaderData<typeof loader>()
  const { refusal } = useFormOf()
  const back = useBack(PATHS.choices)
  const { draft, revision, base, catalogue, named } = shown
  const later = laterOf(shown.foresight)
  const isUnchanged = shown.changes === 0 && shown.withoutEffect.count === 0
  const takesOver = shown.named !== null && shown.foresight?.takenOver !== 'not'
  if (isUnchanged && !takesOver && !shown.optIn)
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
      <SentAlong optIn={shown.optIn} only={isUnchanged} />
      {shown.lines.some(({ id }) => id.includes('ura:')) && <ParentsSeeNames />}
      <NoMeans />
      <ButtonForm hidden={{ draft, revision, base, catalogue, named }}>
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
      </ButtonForm>
    </PageBody>
  )
}
