import { FormattedMessage } from 'react-intl'
import { RECEIPT_KEYS_PATH } from '~/consent/receipt'
import { PATHS, withQuery } from '~/paths'
import { ButtonLink } from '~/ui/Button'
import { Panel } from '~/ui/Card'
import { Disclosure } from '~/ui/Disclosure'
import { Heading, Paragraph } from '~/ui/Heading'
import { PrintButton } from '~/ui/PrintButton'
import { DownloadIcon } from '~/ui/icons'
import { UndoButton } from '../parts/UndoButton'
import type { Done } from '../parts/shown'

/** Print, download, how to verify it, and a way back. */
export function KeepProof({
  number,
  mayUndo,
  origin,
  file,
}: Pick<Done, 'number' | 'mayUndo' | 'origin' | 'file'>) {
  return (
    <>
      <Panel>
        <Heading level={2} looks={3}>
          <FormattedMessage id="done.keep" />
        </Heading>
        <PrintButton wide />
        {file && (
          <ButtonLink
            to={withQuery(PATHS.receipt, { versie: number })}
            icon={DownloadIcon}
            wide
            reloadDocument
          >
            <FormattedMessage id="receipt.download" />
          </ButtonLink>
        )}
        <Paragraph kind="hint">
          <FormattedMessage id="done.print.hint" />
        </Paragraph>
        <Disclosure summary={<FormattedMessage id="receipt.verify" />}>
          <p>
            <FormattedMessage id="receipt.verify.what" />
          </p>
          <p className="address">
            {origin}
            <wbr />
            {RECEIPT_KEYS_PATH}
          </p>
          <p>
            <FormattedMessage id="receipt.verify.how" />
          </p>
        </Disclosure>
      </Panel>
      {mayUndo && (
        <section>
          <Heading level={2} looks={3}>
            <FormattedMessage id="history.undo.title" />
          </Heading>
          <p>
            <FormattedMessage id="history.undo.text" />
          </p>
          <UndoButton number={number} />
        </section>
      )}
    </>
  )
}
