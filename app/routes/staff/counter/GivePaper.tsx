import { FormattedMessage } from 'react-intl'
import { ButtonForm } from '~/ui/ButtonForm'
import { Button } from '~/ui/Button'
import { Heading } from '~/ui/Heading'
import { PrinterIcon } from '~/ui/icons'
import { Aloud } from './Aloud'

/** What to say with the paper, and a new one where the first did not come out. */
export function GivePaper() {
  return (
    <section className="section">
      <Heading level={2} looks={3}>
        <FormattedMessage id="counter.paper.say" />
      </Heading>
      <Aloud>
        <FormattedMessage id="counter.paper.aloud" />
      </Aloud>
      <ButtonForm className="with-key">
        <Button id="print-nog-eens" name="print" value="ja" icon={PrinterIcon}>
          <FormattedMessage id="counter.paper.again" />
        </Button>
        <kbd className="key">P</kbd>
        <span className="hint">
          <FormattedMessage id="counter.paper.again.hint" />
        </span>
      </ButtonForm>
    </section>
  )
}
