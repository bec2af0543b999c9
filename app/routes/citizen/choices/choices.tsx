import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import * as v from 'valibot'
import { readYesBy } from '~/agreement/yes-by.server'
import { beginDraft, discardDraft, readChoosing } from '~/choosing/draft-use-cases.server'
import { waySchema } from '~/choosing/forms'
import { CHOOSING_WORDS } from '~/i18n/areas'
import { inLanguage } from '~/i18n/language'
import { PATHS, withQuery, type Path } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { Button } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { CsrfField } from '~/ui/CsrfField'
import { Disclosure } from '~/ui/Disclosure'
import { ErrorSummary } from '~/ui/ErrorSummary'
import { PageTitle } from '~/ui/PageTitle'
import { RadioTile, RadioTiles } from '~/ui/RadioTile'
import { TextLink } from '~/ui/TextLink'
import { PAGE_FORM, page } from '~/ui/page'
import { BeforeTogether } from '../../family/parts/BeforeTogether'
import { useFromHere } from '../../use-came-from'
import { LockNotice } from '../parts/LockNotice'
import { OlderDraft } from './OlderDraft'

export const handle = page({
  audience: 'citizen',
  needs: 'choose',
  title: 'choices.title',
  words: CHOOSING_WORDS,
  form: { sends: 'post' },
})

const WAYS = [
  { value: 'all', signs: ['yes', 'yes', 'yes'] },
  { value: 'certain', signs: ['yes', 'no', 'yes'] },
  { value: 'none', signs: ['no', 'no', 'no'] },
] as const

export async function loader({ context }: LoaderFunctionArgs) {
  const { draft, progress, exceptions } = await readChoosing(context.portal.runtime, dossierIn(context))
  const yesBy = readYesBy(dossierIn(context))
  return json({ draft: draft && { updatedAt: draft.updatedAt, progress }, exceptions, yesBy })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const { runtime } = context.portal
  const to = (path: Path) => redirect(inLanguage(context.language, path))
  if (form.get('do') === 'discard') {
    await discardDraft(runtime, dossierIn(context))
    return to(PATHS.choices)
  }
  const read = v.safeParse(waySchema, Object.fromEntries(form))
  if (!read.success) return json({ missing: true }, { status: 422 })
  const begun = await beginDraft(runtime, dossierIn(context), read.output.way)
  if (!begun.firstGroup) return to(PATHS.review)
  return to(withQuery(PATHS.group({ holder: begun.firstGroup }), { 'in-plaats-van': begun.dropped }))
}

export default function Choices() {
  const missing = useActionData<typeof action>()?.missing
  const shown = useLoaderData<typeof loader>()
  const { exceptions, yesBy } = shown
  const fromHere = useFromHere()
  const error = missing && <FormattedMessage id="choices.way.missing" />
  return (
    <PageBody narrow>
      {error && <ErrorSummary problems={[{ field: 'way-all', message: error }]} />}
      <LockNotice choosing />
      <PageTitle lead={<FormattedMessage id="choices.lead" />}>
        <FormattedMessage id="choices.title" />
      </PageTitle>
      <BeforeTogether yesBy={yesBy} />
      <OlderDraft {...shown} />
      <Form id={PAGE_FORM} method="post" noValidate>
        <CsrfField />
        <RadioTiles name="way" legend={<FormattedMessage id="choices.title" />} legendHidden error={error}>
          {WAYS.map(({ value, signs }) => (
            <RadioTile
              key={value}
              name="way"
              value={value}
              signs={[...signs]}
              label={<FormattedMessage id={`choices.way.${value}`} />}
              hint={<FormattedMessage id={`choices.way.${value}.hint`} />}
            />
          ))}
        </RadioTiles>
        {exceptions > 0 && (
          <p className="hint">
            <FormattedMessage id="choices.exceptions" values={{ count: exceptions }} />{' '}
            <TextLink to={fromHere(PATHS.namedChoices)}>
              <FormattedMessage id="named.title" />
            </TextLink>
          </p>
        )}
        <Disclosure summary={<FormattedMessage id="choices.one" />}>
          <p>
            <FormattedMessage id="choices.one.text" />
          </p>
          <TextLink to={fromHere(PATHS.ownProviders)}>
            <FormattedMessage id="choices.one.link" />
          </TextLink>
        </Disclosure>
        <Disclosure summary={<FormattedMessage id="choices.what-if-no" />}>
          <FormattedMessage id="choices.what-if-no.text" />
        </Disclosure>
        <Disclosure summary={<FormattedMessage id="choices.eu" />}>
          <FormattedMessage id="choices.eu.text" />
        </Disclosure>
        <Actions>
          <Button kind="primary" size="main">
            <FormattedMessage id="choices.next" />
          </Button>
          <TextLink to={PATHS.overview} kind="strong">
            <FormattedMessage id="choices.to-overview" />
          </TextLink>
        </Actions>
      </Form>
    </PageBody>
  )
}
