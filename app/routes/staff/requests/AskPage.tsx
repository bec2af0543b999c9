import type { ComponentProps, ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import { PATHS, type Path } from '~/paths'
import { PageBody } from '~/ui/Container'
import { PageForm, Problems, Said, type Shown } from '~/ui/FormParts'
import { PageTitle } from '~/ui/PageTitle'
import { TextLink } from '~/ui/TextLink'
import { AskFields } from './AskFields'

type Props = ComponentProps<typeof AskFields> & {
  of: Shown
  by: 'code' | 'number'
  /** Where it is asked the other way. */
  other: Path
  /** Whom it is for. */
  children: ReactNode
}

/** A page on which staff ask somebody for leave: by a code, or by number. */
export function AskPage({ of, by, other, kinds, children }: Props) {
  return (
    <PageBody width="counter" narrow>
      <Problems of={of} />
      <PageTitle back={{ to: PATHS.sentRequests }} lead={<FormattedMessage id={`leave.${by}.lead`} />}>
        <FormattedMessage id={`leave.${by}.title`} />
      </PageTitle>
      <p className="part">
        <TextLink to={other}>
          <FormattedMessage id={by === 'code' ? 'leave.to-number' : 'leave.to-code'} />
        </TextLink>
      </p>
      <Said of={of} kind="attention" />
      <PageForm of={of}>
        <div className="part">{children}</div>
        <AskFields kinds={kinds} />
      </PageForm>
    </PageBody>
  )
}
