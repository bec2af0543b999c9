import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { readYesBy } from '~/agreement/yes-by.server'
import { beginDraft, discardDraft, readChoosing } from '~/choosing/draft-use-cases.server'
import { waySchema } from '~/choosing/forms'
import { CHOOSING_WORDS } from '~/i18n/areas'
import { PATHS, withQuery } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { Button } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { Disclosure } from '~/ui/Disclosure'
import { defineForm } from '~/ui/form'
import { PageForm, Problems, useFormOf } from '~/ui/FormParts'
import { PageTitle } from '~/ui/PageTitle'
import { RadioTile, RadioTiles } from '~/ui/RadioTile'
import { TextLink } from '~/ui/TextLink'
import { page } from '~/ui/page'
import { BeforeTogether } from '../../family/parts/BeforeTogether'
import { formAction } from '../../form-action.server'
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

const form = defineForm(waySchema)

export const action = formAction(
  form,
  async ({ way }, at) => {
    const begun = await beginDraft(at.portal.runtime, dossierIn(at), way)
    if (!begun.firstGroup) return PATHS.review
    return withQuery(PATHS.group({ holder: begun.firstGroup }), { 'in-plaats-van': begun.dropped })
  },
  {
    discard: async (_, at) => {
      await discardDraft(at.portal.runtime, dossierIn(at))
      return PATHS.choices
    },
  },
)

export default function Choices() {
  const choosing = useFormOf(form)
  const shown = useLoaderData<typeof loader>()
  const { exceptions, yesBy } = shown
  const fromHere = useFromHere()
  return (
    <PageBody narrow>
      <Problems of={choosing} />
      <LockNotice choosing />
      <PageTitle lead={<FormattedMessage id="choices.lead" />}>
        <FormattedMessage id="choices.title" />
      </PageTitle>
      <BeforeTogether yesBy={yesBy} />
      <OlderDraft {...shown} />
      <PageForm of={choosing}>
        <RadioTiles name="way" legend={<FormattedMessage id="choices.title" />} legendHidden>
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
      </PageForm>
    </PageBody>
  )
}
