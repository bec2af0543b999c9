import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { ButtonForm } from '~/ui/ButtonForm'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import { bold } from '~/ui/words'

/** The one sentence, whatever the reason is (domain: who else acts), and on to the next person. */
export function NotHere({ visitId, announced }: { visitId: string; announced?: boolean }) {
  return (
    <Notice
      kind="attention"
      role={announced ? 'alert' : undefined}
      actions={
        <ButtonForm to={PATHS.counterStop({ visit: visitId })}>
          <Button>
            <FormattedMessage id="counter.next" />
          </Button>
        </ButtonForm>
      }
    >
      <FormattedMessage id="counter.not-here" values={bold} />
    </Notice>
  )
}
