import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { FOR_ANOTHER_WORDS } from '~/i18n/areas'
import { inLanguage } from '~/i18n/language'
import { signedIn } from '~/identity/access'
import { readGiven } from '~/mandate/given-use-cases.server'
import { endRepresentation, offerAuthorisation } from '~/mandate/grant-use-cases.server'
import { authorisingForm } from '~/onbehalf/forms'
import { PATHS, withQuery } from '~/paths'
import { localDate } from '~/runtime/local-date'
import { typedDay } from '~/runtime/typed-day'
import { Heading, Paragraph } from '~/ui/Heading'
import { page } from '~/ui/page'
import { TextLink } from '~/ui/TextLink'
import { AskingForm, AskingPage, NumberField, ShortField } from './parts/AskingPage'
import { GivenList } from './parts/GivenList'
import { answerAsking, tellWhen, type Outcome } from './parts/asking-route.server'

export const handle = page({
  audience: 'citizen',
  needs: 'decide-alone',
  title: 'authorise.title',
  words: FOR_ANOTHER_WORDS,
  form: { sends: 'post' },
})

export const headers = tellWhen

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { portal } = context
  const actor = signedIn(context.actor)
  const today = typedDay(localDate(portal.runtime.now()))
  const sent = new URL(request.url).searchParams.has('gevraagd')
  return json({ given: await readGiven(portal, actor), today, sent })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { portal, requestId, language } = context
  const actor = signedIn(context.actor)
  const form = await request.formData()
  const stop = form.get('stop')
  if (stop !== null) {
    const ended = await endRepresentation(portal, actor, { id: String(stop), requestId })
    if (!ended.ok) throw new Response(null, { status: 404 })
    return redirect(inLanguage(language, PATHS.authorise))
  }
  return answerAsking(context, {
    ...{ form, schema: authorisingForm, fields: ['bsn', 'vanaf', 'tot'] },
    ask: async ({ bsn: to, vanaf: startsOn, tot: endsOn }): Promise<Outcome<Shown>> => {
      const offered = await offerAuthorisation(portal, actor, { to, startsOn, endsOn, requestId })
      return offered.ok
        ? { goTo: withQuery(PATHS.authorise, { gevraagd: true }) }
        : { refusal: refusalShown(offered.refusal) }
    },
  })
}

const SHOWN = ['same-person', 'period', 'already', 'too-many'] as const
type Shown = (typeof SHOWN)[number] | 'not-possible'

function refusalShown(refusal: string): Shown {
  return SHOWN.find((one) => one === refusal) ?? 'not-possible'
}

export default function Authorise() {
  const { given, today, sent } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  return (
    <AskingPage
      about="authorise"
      problems={answered?.problems}
      refusal={answered?.refusal && `authorise.refused.${answered.refusal}`}
      done={sent ? 'authorise.sent' : null}
    >
      <GivenList given={given} />
      <p className="part">
        <TextLink to={PATHS.agreements}>
          <FormattedMessage id="agreement.waiting.all" />
        </TextLink>
      </p>
      <section className="section">
        <Heading level={2}>
          <FormattedMessage id="authorise.new" />
        </Heading>
        <Paragraph>
          <FormattedMessage id="authorise.new.text" />
        </Paragraph>
        <AskingForm about="authorise">
          <NumberField answered={answered} label="authorise.bsn" hint="authorise.bsn.hint" />
          <ShortField name="vanaf" answered={answered} defaultValue={today} label="authorise.from" />
          <ShortField
            name="tot"
            optional
            answered={answered}
            label="authorise.until"
            hint="authorise.until.hint"
          />
        </AskingForm>
      </section>
    </AskingPage>
  )
}
