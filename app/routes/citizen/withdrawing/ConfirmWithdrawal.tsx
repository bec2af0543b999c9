import type { SerializeFrom } from '@remix-run/node'
import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import type { previewWithdrawal } from '~/choosing/withdraw-use-cases.server'
import type { Path } from '~/paths'
import { BridgeWithWord } from '~/ui/BridgeSign'
import { Button, ButtonLink } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { Card } from '~/ui/Card'
import { Actions } from '~/ui/Container'
import { Disclosure } from '~/ui/Disclosure'
import { Paragraph } from '~/ui/Heading'
import { NoMeans } from '../parts/NoMeans'
import { SentenceList } from '../parts/SentenceList'

type Preview = NonNullable<SerializeFrom<typeof previewWithdrawal>>

type ConfirmProps = {
  preview: Preview
  /** A Dutch path: where to go without withdrawing. */
  backTo: Path
  button: ReactNode
  refused: ReactNode
}

/** So many sentences are shown at once; who stops everything need not read them all. */
const SHOWN = 4

/** What a withdrawal changes, and the button that does it at once: check and last step in one page. */
export function ConfirmWithdrawal({ preview, backTo, button, refused }: ConfirmProps) {
  if (preview.changes.length === 0 && preview.waiting === 0 && !preview.begun)
    return <AlreadyNo backTo={backTo} />
  const [shown, folded] = [preview.changes.slice(0, SHOWN), preview.changes.slice(SHOWN)]
  return (
    <>
      {refused}
      <Card>
        {preview.waiting > 0 && (
          <p>
            <FormattedMessage id="withdraw.waiting" values={{ count: preview.waiting }} />
          </p>
        )}
        {preview.begun && (
          <p>
            <FormattedMessage id="withdraw.begun" />
          </p>
        )}
        {shown.length > 0 && <SentenceList sentences={shown} />}
        {folded.length > 0 && (
          <Disclosure summary={<FormattedMessage id="withdraw.more" values={{ count: folded.length }} />}>
            <SentenceList sentences={folded} />
          </Disclosure>
        )}
      </Card>
      <NoMeans />
      <ButtonForm hidden={{ id: preview.id }}>
        <Actions>
          <Button kind="primary" size="main">
            {button}
          </Button>
          <ButtonLink to={backTo} size="main">
            <FormattedMessage id="withdraw.keep" />
          </ButtonLink>
        </Actions>
        <Paragraph kind="hint">
          <FormattedMessage id="withdraw.note" />
        </Paragraph>
      </ButtonForm>
    </>
  )
}

function AlreadyNo({ backTo }: { backTo: Path }) {
  return (
    <>
      <Card>
        <p>
          <BridgeWithWord answer="no" />
        </p>
        <p>
          <FormattedMessage id="withdraw.already" />
        </p>
      </Card>
      <Actions>
        <ButtonLink to={backTo} size="main">
          <FormattedMessage id="ui.back" />
        </ButtonLink>
      </Actions>
    </>
  )
}
