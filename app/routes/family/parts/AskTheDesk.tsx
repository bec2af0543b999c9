import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { Button } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'

/** Where the register cannot say who decides, the desk looks: the number goes along, so that it is typed once. */
export function AskTheDesk({ bsn }: { bsn: string }) {
  return (
    <ButtonForm to={PATHS.askAuthority} hidden={{ bsn }} className="part">
      <p>
        <FormattedMessage id="authority.why" />
      </p>
      <Button name="do" value="begin">
        <FormattedMessage id="authority.begin" />
      </Button>
    </ButtonForm>
  )
}
