import { FormattedMessage } from 'react-intl'
import { useText } from '~/i18n/text'
import { AskedAloud } from '~/ui/AskedAloud'
import { BridgeWithWord } from '~/ui/BridgeSign'
import { Heading } from '~/ui/Heading'
import { Row, Rows } from '~/ui/Rows'
import { bold } from '~/ui/words'
import type { Recorded } from './shown'

type Props = Pick<Recorded, 'what' | 'questionVersion' | 'spoken'>

/** What was asked out loud, with its version, and what was written down of the answer: as the paper has it. */
export function WhatWasSaid({ what, questionVersion, spoken }: Props) {
  if (what === 'none')
    return (
      <section className="section">
        <p>
          <FormattedMessage id="recorded.wrote.none" values={bold} />
        </p>
      </section>
    )
  return (
    <section className="section">
      <Heading level={2} looks={4}>
        <FormattedMessage id={what === 'single' ? 'recorded.asked.single' : 'recorded.asked'} />
      </Heading>
      {what === 'single' ? (
        <SinglesSaid spoken={spoken} />
      ) : (
        <>
          <AskedAloud what={what} version={questionVersion} />
          <p className="hint">
            <FormattedMessage id="recorded.asked.version" values={{ version: questionVersion }} />
          </p>
          <p>
            <FormattedMessage id={`recorded.wrote.${spoken[0]?.answer ?? 'no'}`} values={bold} />
          </p>
        </>
      )}
    </section>
  )
}

export function SinglesSaid({ spoken }: Pick<Props, 'spoken'>) {
  const text = useText()
  return (
    <Rows>
      {spoken.map(({ key, receiver, answer }) => (
        <Row key={key} name={text(receiver.name)} end={<BridgeWithWord answer={answer} />} />
      ))}
    </Rows>
  )
}
