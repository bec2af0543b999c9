import { Form } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { Button } from '~/ui/Button'
import { Card } from '~/ui/Card'
import { CsrfField } from '~/ui/CsrfField'
import { Heading } from '~/ui/Heading'
import { bold } from '~/ui/words'
import { useViews } from '../../citizen/parts/views'

/** Where a child of 12 to 15 decides whether parents see who looked; off until the child switches it on. */
export function ShareViews() {
  const { shares } = useViews()
  if (shares === null) return null
  const now = shares ? 'on' : 'off'
  return (
    <Card>
      <Heading level={2} looks={3} id="delen">
        <FormattedMessage id="viewed.share" />
      </Heading>
      <p>
        <FormattedMessage id={`viewed.share.${now}`} values={bold} />
      </p>
      <Form method="post" className="one-button">
        <CsrfField />
        <Button name="do" value={shares ? 'unshare' : 'share'}>
          <FormattedMessage id={`viewed.share.${now}.button`} />
        </Button>
      </Form>
      <p className="hint">
        <FormattedMessage id="viewed.share.yours" />
      </p>
    </Card>
  )
}
