import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import type { Path } from '~/paths'
import { Heading, Paragraph } from './Heading'
import { TextLink } from './TextLink'

/** A link to the step or page before, above the title. */
function BackLink({ to, children }: { to: Path; children?: ReactNode }) {
  return (
    <TextLink to={to} kind="back">
      {children ?? <FormattedMessage id="ui.back" />}
    </TextLink>
  )
}

/** Where one is in a row of steps: "Stap 2 van 3: e-mail en meldingen". */
function StepLine({ children }: { children: ReactNode }) {
  return <p className="step-line">{children}</p>
}

type PageTitleProps = {
  /** The one h1 of the page. */
  children: ReactNode
  back?: { to: Path; words?: ReactNode }
  step?: ReactNode
  lead?: ReactNode
}

/** The head of a page in its fixed order: way back, step, title, lead. */
export function PageTitle({ children, back, step, lead }: PageTitleProps) {
  return (
    <div className="page-title">
      {back && <BackLink to={back.to}>{back.words}</BackLink>}
      {step && <StepLine>{step}</StepLine>}
      <Heading level={1}>{children}</Heading>
      {lead && <Paragraph kind="lead">{lead}</Paragraph>}
    </div>
  )
}
