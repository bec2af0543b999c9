import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import { Actions, PageBody } from './Container'
import { Heading, Paragraph } from './Heading'
import { PhoneLink } from './HelpBand'
import { IconTile } from './IconTile'
import type { IconComponent } from './icons'
import { useRootData } from './root-data'

type StopPageProps = {
  icon: IconComponent
  title: ReactNode
  lead: ReactNode
  /** What still holds, and what one can do. */
  children?: ReactNode
  /** The ways on. */
  actions: ReactNode
  /** Below the ways on. */
  foot?: ReactNode
}

/** A page on which one cannot go on as one meant to: why, what still holds, and how to go on from here. */
export function StopPage({ icon, title, lead, children, actions, foot }: StopPageProps) {
  return (
    <PageBody narrow>
      <IconTile icon={icon} size="large" />
      <div className="error-page">
        <Heading level={1}>{title}</Heading>
        <Paragraph kind="lead">{lead}</Paragraph>
        {children}
        <Actions>{actions}</Actions>
        {foot && <Paragraph kind="hint">{foot}</Paragraph>}
      </div>
    </PageBody>
  )
}

/** Whom to call, in a sentence; nothing where it is not known. */
export function CallUs() {
  const phone = useRootData()?.organisation.phone
  if (!phone) return null
  return <FormattedMessage id="ui.failure.call" values={{ phone: <PhoneLink key="phone" phone={phone} /> }} />
}
