import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { ButtonForm } from '~/ui/ButtonForm'
import { Paragraph } from '~/ui/Heading'

type KeySwitchProps = { isOff: boolean; words: 'message.keys.list' | 'message.keys.one' }

/** Which keys there are, and the button that switches them off for this colleague, wherever they log in. */
export function KeySwitch({ isOff, words }: KeySwitchProps) {
  return (
    <div className="keys screen-only">
      <details className="disclosure">
        <summary id="toetsen" className="linklike">
          <FormattedMessage id="message.keys.title" />
        </summary>
        <Paragraph>
          <FormattedMessage id={words} />
        </Paragraph>
      </details>
      <ButtonForm to={PATHS.deskMessages}>
        <button type="submit" name="keys" value={isOff ? 'on' : 'off'} className="linklike">
          <FormattedMessage id={isOff ? 'message.keys.on' : 'message.keys.off'} />
        </button>
      </ButtonForm>
    </div>
  )
}
