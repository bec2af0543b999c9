import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage } from 'react-intl'
import type { KeptLine } from '~/owndata/use-cases.server'
import { PATHS, type Path } from '~/paths'
import type { RetainedId } from '~/privacy/periods'
import { Disclosure } from '~/ui/Disclosure'
import { Paragraph } from '~/ui/Heading'
import { Day } from '~/ui/Moment'
import { TextLink } from '~/ui/TextLink'
import { TextTable } from '../../public/parts/TextTable'

type Line = SerializeFrom<KeptLine>

/** Where what is kept can be looked at, of what has a page of its own. */
const PAGES: Partial<Record<RetainedId, Path>> = {
  choices: PATHS.history,
  log: PATHS.viewed,
  'own-providers': PATHS.ownProviders,
  representation: PATHS.others,
  'opt-in': PATHS.optIns,
  follower: PATHS.followers,
  recording: PATHS.recordings,
  'consent-request': PATHS.requests,
  conversation: PATHS.ownMessages,
}

/** What is kept, what for, since when and how long; folded, who gets it and by which law (AVG 13, 15). */
export function KeptTable({ kept }: { kept: Line[] }) {
  return (
    <section className="section">
      <TextTable
        id="kept"
        caption={<FormattedMessage id="own-data.kept" />}
        columns={[
          'own-data.column.data',
          'own-data.column.purpose',
          'own-data.column.since',
          'own-data.column.period',
        ]}
        rows={kept.map((line) => [
          <What key="what" line={line} />,
          line.said.purpose,
          line.since ? <Day key="since" at={line.since} /> : null,
          <HowLong key="period" line={line} />,
        ])}
      />
      <Paragraph kind="hint">
        <FormattedMessage id="own-data.askers" />
      </Paragraph>
      <Disclosure summary={<FormattedMessage id="own-data.law" />}>
        <TextTable
          id="law"
          caption={<FormattedMessage id="own-data.law" />}
          captionHidden
          columns={['own-data.column.data', 'own-data.column.recipient', 'own-data.column.ground']}
          rows={kept.map(({ said }) => [said.data, said.recipient, said.ground])}
        />
        <Paragraph kind="hint">
          <FormattedMessage id="own-data.apart" />
        </Paragraph>
      </Disclosure>
    </section>
  )
}

function What({ line: { id, count, said } }: { line: Line }) {
  const to = PAGES[id]
  const counted = (id === 'choices' || id === 'log') && count > 0 ? id : null
  return (
    <>
      {said.data}
      {(to || counted) && (
        <span className="hint hint--below">
          {counted && (
            <>
              <FormattedMessage id={`own-data.count.${counted}`} values={{ count }} />
              {to && ' · '}
            </>
          )}
          {to && (
            <TextLink to={to} about={said.data}>
              <FormattedMessage id="own-data.see" />
            </TextLink>
          )}
        </span>
      )}
    </>
  )
}

/** By its words, and by a real day where there is one. */
function HowLong({ line: { said, count, goesOn } }: { line: Line }) {
  return (
    <>
      {said.period}
      {goesOn && (
        <span className="hint hint--below">
          <FormattedMessage
            id={count === 1 ? 'own-data.goes' : 'own-data.goes.first'}
            values={{ day: <Day key="day" at={goesOn} /> }}
          />
        </span>
      )}
    </>
  )
}
