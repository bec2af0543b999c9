import { FormattedMessage } from 'react-intl'
import type { Channel } from '~/conversation/conversation'
import { MessageIcon, PhoneIcon } from '~/ui/desk-icons'
import { FileIcon, MailIcon, type IconComponent } from '~/ui/icons'

const ICONS: Record<Channel, IconComponent> = {
  form: MessageIcon,
  mail: MailIcon,
  phone: PhoneIcon,
  post: FileIcon,
}

/** How a message came in. */
export function ChannelOf({ channel }: { channel: Channel }) {
  const Icon = ICONS[channel]
  return (
    <span className="with-icon">
      <Icon size="small" />
      <FormattedMessage id={`message.channel.${channel}`} />
    </span>
  )
}
