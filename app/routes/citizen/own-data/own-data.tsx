import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { signedIn } from '~/identity/access'
import { readMailSettings } from '~/notification/use-cases.server'
import { readHeld } from '~/owndata/held.server'
import { readOwnData } from '~/owndata/use-cases.server'
import { PATHS, withQuery } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { ButtonLink } from '~/ui/Button'
import { Card } from '~/ui/Card'
import { Columns, PageBody } from '~/ui/Container'
import { Heading, Paragraph } from '~/ui/Heading'
import { PageTitle } from '~/ui/PageTitle'
import { PrintButton } from '~/ui/PrintButton'
import { Row, Rows } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import { DownloadIcon } from '~/ui/icons'
import { page } from '~/ui/page'
import { bold } from '~/ui/words'
import { AboutYou } from './AboutYou'
import { EraseSteps } from './EraseSteps'
import { Held } from './Held'
import { KeptTable } from './KeptTable'

export const handle = page({
  audience: 'citizen',
  needs: 'own-settings',
  title: 'own-data.title',
  words: ['own-data'],
})

export async function loader({ context }: LoaderFunctionArgs) {
  const { runtime } = context.portal
  const { subjectId, name } = signedIn(context.actor)
  const mail = await readMailSettings(runtime, subjectId)
  if (!mail) throw new Response(null, { status: 404 })
  const dossier = dossierIn(context)
  const kept = await readOwnData(runtime, dossier, context.language)
  return json({
    held: await readHeld(runtime, dossier),
    ...{ name, kept, language: dossier.person.row.language === 'en' ? ('en' as const) : ('nl' as const) },
    email: mail.address.confirmed,
    kinds: mail.settings.kinds.length,
  })
}

/** What is kept of who is logged in, why, since when and how long; what one can do about it (AVG 13, 15 to 20). */
export default function OwnData() {
  const { kept, held, ...about } = useLoaderData<typeof loader>()
  return (
    <PageBody>
      <PageTitle lead={<FormattedMessage id="own-data.lead" values={bold} />}>
        <FormattedMessage id="own-data.title" />
      </PageTitle>
      <Columns aside={<Beside />}>
        <AboutYou {...about} />
        <Held held={held} />
        <KeptTable kept={kept} />
        <EraseSteps />
      </Columns>
    </PageBody>
  )
}

/** What is asked most; the rest stands on the page itself. */
const RIGHTS = ['rectification', 'erasure', 'restriction', 'objection'] as const

function Beside() {
  return (
    <>
      <Card>
        <Heading level={2} looks={3}>
          <FormattedMessage id="own-data.take" />
        </Heading>
        <div className="stack stack--small">
          <ButtonLink to={PATHS.ownDataFile} icon={DownloadIcon} wide reloadDocument>
            <FormattedMessage id="own-data.take.json" />
          </ButtonLink>
          <PrintButton wide>
            <FormattedMessage id="own-data.take.print" />
          </PrintButton>
        </div>
        <Paragraph kind="hint">
          <FormattedMessage id="own-data.take.hint" />
        </Paragraph>
      </Card>
      <Card>
        <Heading level={2} looks={3}>
          <FormattedMessage id="own-data.rights" />
        </Heading>
        <Rows>
          {RIGHTS.map((kind) => (
            <Row
              key={kind}
              name={
                <TextLink to={withQuery(PATHS.newRight, { soort: kind })}>
                  <FormattedMessage id={`own-data.right.${kind}`} />
                </TextLink>
              }
              note={<FormattedMessage id={`own-data.right.${kind}.hint`} />}
            />
          ))}
        </Rows>
      </Card>
      <Card>
        <div className="stack stack--small">
          <TextLink to={PATHS.rights} kind="strong">
            <FormattedMessage id="own-data.requests" />
          </TextLink>
          <TextLink to={PATHS.ownMessages} kind="strong">
            <FormattedMessage id="own-data.messages" />
          </TextLink>
        </div>
      </Card>
    </>
  )
}
