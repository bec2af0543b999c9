import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { FOR_ANOTHER_WORDS } from '~/i18n/areas'
import { signedIn } from '~/identity/access'
import { startActing } from '~/onbehalf/acting-use-cases.server'
import { actingForm } from '~/onbehalf/forms'
import { readOthers } from '~/onbehalf/others-use-cases.server'
import { PATHS, type Path } from '~/paths'
import { doorIn } from '~/representation/fresh-login'
import { Button } from '~/ui/Button'
import { Checkbox } from '~/ui/Checkbox'
import { Actions, PageBody } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { PageForm, Problems, Said, useFormOf } from '~/ui/FormParts'
import { Paragraph } from '~/ui/Heading'
import { Notice } from '~/ui/Notice'
import { PageTitle } from '~/ui/PageTitle'
import { TextLink } from '~/ui/TextLink'
import { page } from '~/ui/page'
import { bold } from '~/ui/words'
import { formAction } from '../form-action.server'
import { useBack } from '../use-came-from'

export const handle = page({
  audience: 'citizen',
  needs: 'choose-for-whom',
  title: 'family.start.title',
  words: FOR_ANOTHER_WORDS,
  menu: 'none',
  form: { sends: 'post' },
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { others } = await readOthers(context.portal, signedIn(context.actor), context.requestId)
  const other = others.find((one) => one.representationId === params.representation && one.open)
  if (!other?.decides) throw new Response(null, { status: 404 })
  const { name, age, decides, kind, waiting } = other
  return json({ name, age, decides, kind, waiting: waiting ?? 0 })
}

const form = defineForm(actingForm, {
  refusals: {
    'not-declared': { status: 422, words: 'family.start.declare.missing', field: 'betrokken' },
    'register-down': { status: 503, words: 'family.start.register-down' },
    otherwise: 404,
  },
})

export const action = formAction(form, async (_, { portal, actor, sessionIndex, requestId, ...at }) => {
  if (!sessionIndex) return { refusal: 'otherwise' }
  const representationId = at.params.representation ?? ''
  const starting = { representationId, declared: true, sessionIndex, requestId }
  const started = await startActing(portal, signedIn(actor), starting)
  return started.ok ? onwardOf(at.request) : started
})

const APPROVAL = /^[0-9a-v]{26}$/

/** The overview, what was asked where somebody came to answer that, or what somebody logged in anew for. */
function onwardOf(request: Request): Path {
  const query = new URL(request.url).searchParams
  const door = doorIn(query)
  if (door) return door
  const asked = query.get('vraag') ?? ''
  return APPROVAL.test(asked) ? PATHS.agreement({ approval: asked }) : PATHS.overview
}

export default function Begin() {
  const { name, age, decides, waiting } = useLoaderData<typeof loader>()
  const beginning = useFormOf(form)
  const looksBack = decides === 'nobody'
  const { formatMessage } = useIntl()
  const who = name ?? formatMessage({ id: 'ui.nameless' })
  return (
    <PageBody narrow>
      <Problems of={beginning} />
      <PageTitle
        back={{ to: useBack(PATHS.others) }}
        lead={<FormattedMessage id={`family.start.${decides}`} values={{ name: who }} />}
      >
        <FormattedMessage
          id={looksBack ? 'family.start.looking-back' : 'family.start.who'}
          values={{ name: who, age: age ?? -1 }}
        />
      </PageTitle>
      <Said of={beginning} />
      {waiting > 0 && (
        <Notice kind="attention">
          <FormattedMessage id="family.start.waiting" values={{ ...bold, count: waiting, name: who }} />
        </Notice>
      )}
      <PageForm of={beginning}>
        <Checkbox
          name="betrokken"
          value="ja"
          label={<FormattedMessage id={`family.start.declare.${decides}`} values={{ name: who }} />}
        />
        <Actions>
          <Button kind="primary" size="main">
            <FormattedMessage id="family.start.button" values={{ name: who }} />
          </Button>
          <TextLink to={PATHS.others} kind="strong">
            <FormattedMessage id="family.start.not" />
          </TextLink>
        </Actions>
        <Paragraph kind="hint">
          <FormattedMessage id="family.start.seen" values={{ name: who }} />{' '}
          {!looksBack && (age === null || age >= 12) && (
            <FormattedMessage id="family.start.seen.mail" values={{ name: who }} />
          )}
        </Paragraph>
      </PageForm>
    </PageBody>
  )
}
