import { Form } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Button } from '~/ui/Button'
import { Card } from '~/ui/Card'
import { CsrfField } from '~/ui/CsrfField'
import { Heading } from '~/ui/Heading'
import { PrintButton } from '~/ui/PrintButton'
import { QrCode } from '~/ui/QrCode'
import { bold } from '~/ui/words'
import { dayOf, monthDayOf } from '~/ui/written-time'
import type { Approval } from './shown'

type Props = Pick<Approval, 'code' | 'made'> & { isKnown: boolean }

/** How a parent joins: by themself, or with a code that is shown once. */
export function PairingCard({ isKnown, code, made }: Props) {
  const intl = useIntl()
  return (
    <Card>
      <div className="pairing">
        <div className="pairing__words">
          <Heading level={2}>
            <FormattedMessage id={isKnown ? 'pairing.how' : 'pairing.how.unknown'} />
          </Heading>
          <ol>
            <li>
              <FormattedMessage id="pairing.how.digid" values={bold} />
            </li>
            {isKnown && (
              <li>
                <FormattedMessage id="pairing.how.by-itself" />
              </li>
            )}
            <li>
              <FormattedMessage id="pairing.how.code" />
            </li>
            {!isKnown && (
              <li>
                <FormattedMessage id="pairing.how.institution" />
              </li>
            )}
          </ol>
          {made && <MadeCode text={made.text} />}
          <p className="hint">
            {made && (
              <FormattedMessage id="pairing.until" values={{ day: monthDayOf(intl, made.expiresAt) }} />
            )}
            {!made && code && (
              <FormattedMessage
                id="pairing.made-before"
                values={{ made: dayOf(intl, code.createdAt), day: monthDayOf(intl, code.expiresAt) }}
              />
            )}
          </p>
          <Form method="post" className="actions">
            <CsrfField />
            {made && <PrintButton />}
            <Button name="do" value="code">
              <FormattedMessage id={made || code ? 'pairing.again' : 'pairing.make'} />
            </Button>
          </Form>
        </div>
        {made && (
          <figure className="pairing__qr">
            <QrCode drawing={made.qr} label={intl.formatMessage({ id: 'pairing.qr' })} />
            <figcaption>
              <FormattedMessage id="pairing.qr.scan" />
            </figcaption>
          </figure>
        )}
      </div>
    </Card>
  )
}

/** The code in fours, large enough to read out. */
function MadeCode({ text }: { text: string }) {
  return (
    <div role="status">
      <p className="hint pairing__label">
        <FormattedMessage id="pairing.code" />
      </p>
      <p className="pairing__code">{text.replace('-', ' ')}</p>
    </div>
  )
}
