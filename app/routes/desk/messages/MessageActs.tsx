import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { ButtonForm } from '~/ui/ButtonForm'
import { Card } from '~/ui/Card'
import { Heading } from '~/ui/Heading'
import { BanIcon, FlagIcon, JoinIcon } from '~/ui/desk-icons'
import { ArrowRightIcon, CheckIcon, EditIcon, PersonIcon, type IconComponent } from '~/ui/icons'
import { TextLink } from '~/ui/TextLink'
import type { ShownMessage } from './shown'

/** What one can do with a message besides answering; the ids are what keys press. */
export function MessageActs({ message, isMine }: { message: ShownMessage; isMine: boolean }) {
  const { id, state, priority } = message
  if (!isMine && state !== 'spam') return null
  return (
    <Card>
      <Heading level={2} looks={3}>
        <FormattedMessage id="message.acts" />
      </Heading>
      <ul className="acts">
        {isMine && (
          <>
            <Page id={id} act="zwart" icon={EditIcon} letter="Z" />
            <Page id={id} act="geef-door" icon={ArrowRightIcon} letter="G" />
            <Press act="laat-los" value="release" icon={PersonIcon} letter="L" />
            <Page id={id} act="voeg-samen" icon={JoinIcon} letter="V" />
            <Page id={id} act="nood" icon={FlagIcon} letter="D" />
            {priority ? (
              <Press act="voorrang-weg" value="not-first" icon={FlagIcon} letter="P" />
            ) : (
              <Press act="voorrang" value="first" icon={FlagIcon} letter="P" />
            )}
            <Page id={id} act="wijs-toe" icon={PersonIcon} letter="W" />
            <Press act="ongewenst" value="spam" icon={BanIcon} />
            <Page id={id} act="sluit" icon={CheckIcon} letter="S" />
          </>
        )}
        {state === 'spam' && <Press act="niet-ongewenst" value="not-spam" icon={CheckIcon} />}
      </ul>
    </Card>
  )
}

type ActName =
  | 'zwart'
  | 'geef-door'
  | 'laat-los'
  | 'voeg-samen'
  | 'nood'
  | 'voorrang'
  | 'voorrang-weg'
  | 'wijs-toe'
  | 'ongewenst'
  | 'niet-ongewenst'
  | 'sluit'
type ActProps = { act: ActName; icon: IconComponent; letter?: string }

function Page({ id, act, icon, letter }: ActProps & { id: string }) {
  return (
    <li id={`doe-${act}`}>
      <TextLink to={PATHS.deskMessageAct({ message: id, act })} icon={icon}>
        <FormattedMessage id={`message.do.${act}`} />
      </TextLink>
      {letter && (
        <kbd aria-hidden="true" className="key">
          {letter}
        </kbd>
      )}
    </li>
  )
}

function Press({ act, value, icon: Icon, letter }: ActProps & { value: string }) {
  return (
    <li id={`doe-${act}`}>
      <ButtonForm>
        <button type="submit" name="do" value={value} className="linklike icon-link">
          <Icon />
          <span>
            <FormattedMessage id={`message.do.${act}`} />
          </span>
        </button>
      </ButtonForm>
      {letter && (
        <kbd aria-hidden="true" className="key">
          {letter}
        </kbd>
      )}
    </li>
  )
}
