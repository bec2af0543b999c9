import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedDate, FormattedMessage } from 'react-intl'
import { pageTexts } from '~/i18n/pages.server'
import { PATHS, withQuery } from '~/paths'
import { KEPT_COLUMNS, PROCESSOR_COLUMNS } from '~/privacy/statement'
import { STATEMENT, STATEMENTS } from '~/privacy/statement.server'
import { PageBody } from '~/ui/Container'
import { Heading, Paragraph } from '~/ui/Heading'
import { Notice } from '~/ui/Notice'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { TextLink } from '~/ui/TextLink'
import { PageTexts } from './parts/PageTexts'
import { TextSection, type SectionId } from './parts/TextSection'
import { TextTable } from './parts/TextTable'
import { useOrganisation } from './parts/organisation'

export const handle = page({
  audience: 'public',
  needs: 'nothing',
  title: 'public.privacy.title',
})

/** The statement in force, or an older one by its number, with the texts it had then. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams.get('versie')
  const shown = asked === null ? STATEMENT : STATEMENTS.find(({ version }) => String(version) === asked)
  if (!shown) throw new Response(null, { status: 404 })
  const { texts, ...statement } = shown
  return json({
    texts: { ...pageTexts(context.language, 'public.statement'), ...texts[context.language] },
    statement,
    versions: STATEMENTS.map(({ version, date }) => ({ version, date })).toReversed(),
  })
}

/** The privacy statement (AVG 13, 14, 26): made from the tables by which the portal keeps and forgets. */
export default function Privacy() {
  const { statement, versions } = useLoaderData<typeof loader>()
  const { name, privacyOfficer } = useOrganisation()
  const values = { name, address: privacyOfficer }
  const newest = versions[0]!.version
  return (
    <PageTexts>
      <PageBody>
        <PageTitle lead={<FormattedMessage id="public.privacy.lead" />}>
          <FormattedMessage id="public.privacy.title" />
        </PageTitle>
        <Paragraph>
          <VersionName {...statement} />
        </Paragraph>
        {statement.version !== newest && (
          <Notice kind="attention">
            <FormattedMessage id="public.statement.older" values={{ version: newest }} />{' '}
            <TextLink to={PATHS.privacy}>
              <FormattedMessage id="public.statement.newest" />
            </TextLink>
          </Notice>
        )}
        <div className="prose">
          {statement.before.map((section) => (
            <TextSection key={section} id={idOf(section)} values={values} />
          ))}
        </div>
        <div className="section">
          <TextTable
            id="kept"
            caption={<FormattedMessage id="public.privacy.table" />}
            columns={KEPT_COLUMNS.map((column) => `public.privacy.column.${column}` as const)}
            rows={rowsOf('retention', statement.kept, KEPT_COLUMNS)}
          />
        </div>
        <div className="section">
          <TextTable
            id="processors"
            caption={<FormattedMessage id="public.privacy.processors" />}
            columns={PROCESSOR_COLUMNS.map((column) => `public.privacy.processor.${column}` as const)}
            rows={rowsOf('processor', statement.processors, PROCESSOR_COLUMNS)}
          />
        </div>
        <div className="prose section">
          {statement.after.map((section) => (
            <TextSection key={section} id={idOf(section)} values={values} />
          ))}
          <Heading level={2} id="versions">
            <FormattedMessage id="public.statement.versions" />
          </Heading>
          <Paragraph>
            <FormattedMessage id="public.statement.versions.lead" />
          </Paragraph>
          <ul>
            {versions.map((one) => (
              <li key={one.version}>
                <TextLink to={withQuery(PATHS.privacy, { versie: one.version })}>
                  <VersionName {...one} />
                </TextLink>
              </li>
            ))}
          </ul>
        </div>
      </PageBody>
    </PageTexts>
  )
}

function VersionName({ version, date }: { version: number; date: string }) {
  const day = <FormattedDate value={`${date}T12:00:00Z`} day="numeric" month="long" year="numeric" />
  return <FormattedMessage id="public.statement.version" values={{ version, date: day }} />
}

/** Texts of an older statement may not be among those of today. */
function idOf(section: string): SectionId {
  return `public.privacy.${section}` as SectionId
}

function rowsOf(area: 'retention' | 'processor', ids: readonly string[], columns: readonly string[]) {
  return ids.map((id) =>
    columns.map((column) => (
      <FormattedMessage key={column} id={`${area}.${id}.${column}` as 'retention.log.data'} />
    )),
  )
}
