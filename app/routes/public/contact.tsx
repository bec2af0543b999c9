import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { contactForm } from '~/conversation/contact-form'
import { readKnownSender } from '~/conversation/known-sender.server'
import { receiveMessage } from '~/conversation/receive-use-cases.server'
import { pageTexts } from '~/i18n/pages.server'
import { citizenOf } from '~/identity/access'
import { PATHS, withQuery } from '~/paths'
import { Card } from '~/ui/Card'
import { Columns, PageBody } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { Problems, Said, useFormOf } from '~/ui/FormParts'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { Facts } from '~/ui/Rows'
import { formAction } from '../form-action.server'
import { ContactForm } from './parts/ContactForm'
import { useOrganisation } from './parts/organisation'
import { PageTexts } from './parts/PageTexts'
import { TextSection } from './parts/TextSection'
import { ViewReference } from './parts/ViewReference'
import { withOwnMessages } from './parts/with-own-messages'

export const handle = page({
  audience: 'public',
  needs: 'nothing',
  title: 'public.contact.title',
  words: ['contact', 'sentence', 'viewed'],
  form: { sends: 'post' },
})

export async function loader({ context }: LoaderFunctionArgs) {
  const texts = pageTexts(context.language, 'public.contact')
  const sender = withOwnMessages(context.actor)
  const known = sender && (await readKnownSender(context.portal.runtime, sender.subjectId))
  return json({ texts, known })
}

const form = defineForm(contactForm, {
  refusals: { 'too-often': { status: 429, words: 'contact.too-often', retryAfter: 24 * 60 * 60 } },
})

/** Who fills in what nobody sees is no person: they are told what everybody is, and nothing is kept. */
export const action = formAction(form, async (typed, at) => {
  at.noteSent()
  if (typed.website !== '') return PATHS.messageSent
  const received = await receiveMessage(at.portal.runtime, {
    content: {
      subject: typed.onderwerp,
      gender: typed.aanhef === '' ? null : typed.aanhef,
      firstName: typed.voornaam,
      surname: typed.achternaam,
      phone: typed.telefoon === '' ? null : typed.telefoon,
      email: typed.mail,
      about: typed.over,
    },
    text: typed.bericht,
    topic: typed.waarover,
    language: at.language,
    subjectId: citizenOf(at.actor)?.subjectId ?? null,
    requestId: at.requestId,
  })
  return received.ok ? withQuery(PATHS.messageSent, { nummer: received.number }) : received
})

/** How to reach us, and the form. */
export default function Contact() {
  const { known } = useLoaderData<typeof loader>()
  const { phone, hours, email, post, privacyOfficer } = useOrganisation()
  const of = useFormOf(form)
  return (
    <PageTexts>
      <PageBody>
        <Problems of={of} />
        <Columns
          aside={
            <Card>
              <Facts
                stacked
                facts={[
                  {
                    name: <FormattedMessage id="public.contact.phone" />,
                    value: (
                      <>
                        {phone}
                        <span className="soft light-line">{hours}</span>
                      </>
                    ),
                  },
                  { name: <FormattedMessage id="public.contact.email" />, value: email },
                  { name: <FormattedMessage id="public.contact.post" />, value: <Address lines={post} /> },
                ]}
              />
            </Card>
          }
        >
          <PageTitle lead={<FormattedMessage id="public.contact.lead" />}>
            <FormattedMessage id="public.contact.title" />
          </PageTitle>
          <ViewReference />
          <Said of={of} kind="attention" />
          <ContactForm of={of} known={known} />
          <div className="prose">
            <TextSection id="public.contact.record" />
            <TextSection id="public.contact.privacy" values={{ address: privacyOfficer }} />
          </div>
        </Columns>
      </PageBody>
    </PageTexts>
  )
}

function Address({ lines }: { lines: string[] }) {
  return (
    <address>
      {lines.map((line) => (
        <span key={line} className="line">
          {line}
        </span>
      ))}
    </address>
  )
}
