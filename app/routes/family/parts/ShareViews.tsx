import { Form } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { Button } from '~/ui/Button'
import { Card } from '~/ui/Card'
import { CsrfField } from '~/ui/CsrfField'
import { Heading } from '~/ui/Heading'
import { bold } from '~/ui/words'
import type { Views } from '../../citizen/parts/shown'

/** Where a child of 12 to 15 decides which parent sees who looked; nobody does until the child lets them. */
export function ShareViews({ shares }: Pick<Views, 'shares'>) {
  if (shares === null) return null
  const now = shares.some((one) => one.shares) ? 'on' : 'off'
  return (
    <Card>
      <Heading level={2} looks={3} id="delen">
        <FormattedMessage id="viewed.share" />
      </Heading>
      <p>
        <FormattedMessage id={`viewed.share.${now}`} values={bold} />
      </p>
      {shares.map((one) => (
        <OneParent key={one.representationId} {...one} />
      ))}
      <p className="hint">
        <FormattedMessage id="viewed.share.yours" />
      </p>
    </Card>
  )
}

type OneParentProps = NonNullable<Views['shares']>[number]

function OneParent({ representationId, name, shares }: OneParentProps) {
  const now = shares ? 'on' : 'off'
  const who = { name: name ?? 'none' }
  return (
    <Form method="post" className="one-button">
      <CsrfField />
      <input type="hidden" name="ouder" value={representationId} />
      <p>
        <b>
          <FormattedMessage id="viewed.share.who" values={who} />
        </b>
        : <FormattedMessage id={`viewed.share.${now}.one`} />
      </p>
      <Button name="do" value={shares ? 'unshare' : 'share'}>
        <FormattedMessage id={`viewed.share.${now}.button`} values={who} />
      </Button>
    </Form>
  )
}
