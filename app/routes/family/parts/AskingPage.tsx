import { useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import type { MessageId } from '~/i18n/nl'
import { PATHS } from '~/paths'
import { Button } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import type { Form, Values } from '~/ui/form'
import { PageForm, Problems, Said, useFormOf } from '~/ui/FormParts'
import { Heading, Paragraph } from '~/ui/Heading'
import { Notice } from '~/ui/Notice'
import { PageTitle } from '~/ui/PageTitle'
import { bold } from '~/ui/words'
import { SENT, type About } from './asking'

type PageProps<Refusal extends string, Kept extends Values> = {
  about: About
  form: Form<unknown, Refusal, Kept>
  /** That it was sent, on the page after it. */
  sent?: MessageId
  /** What happens then, below the button. */
  next?: MessageId
  /** What stands above the form. */
  before?: ReactNode
  /** What else one can do where it was refused so, with what was typed. */
  help?: Partial<Record<Refusal, (typed: Kept) => ReactNode>>
  /** The heading over the form, where there is more on the page, with a text of its own. */
  over?: 'authorise.new'
  /** What is there for the form, where there is nothing more to ask. */
  instead?: ReactNode
  /** The fields. */
  children: ReactNode
}

/** A page that asks something: what is wrong, title, why it was refused, and the form with its one button. */
export function AskingPage<Refusal extends string, Kept extends Values>(props: PageProps<Refusal, Kept>) {
  const { about, form, sent, next, before, help, over, instead, children } = props
  const [query] = useSearchParams()
  const of = useFormOf(form)
  const { refusal, kept } = of
  return (
    <PageBody narrow>
      <Problems of={of} />
      <PageTitle back={{ to: PATHS.others }} lead={<FormattedMessage id={`${about}.lead`} />}>
        <FormattedMessage id={`${about}.title`} />
      </PageTitle>
      {sent && query.has(SENT) && (
        <Notice kind="done">
          <FormattedMessage id={sent} values={bold} />
        </Notice>
      )}
      <Said of={of} />
      {refusal && kept && help?.[refusal.code]?.(kept)}
      {before}
      {instead || (
        <Over over={over}>
          <PageForm of={of}>
            {children}
            <Actions>
              <Button kind="primary" size="main">
                <FormattedMessage id={`${about}.go`} />
              </Button>
            </Actions>
            {next && (
              <Paragraph kind="hint">
                <FormattedMessage id={next} />
              </Paragraph>
            )}
          </PageForm>
        </Over>
      )}
    </PageBody>
  )
}

/** The form under a heading of its own, or alone. */
function Over({ over, children }: Pick<PageProps<never, never>, 'over' | 'children'>) {
  if (!over) return children
  return (
    <section className="section">
      <Heading level={2}>
        <FormattedMessage id={over} />
      </Heading>
      <Paragraph>
        <FormattedMessage id={`${over}.text`} />
      </Paragraph>
      {children}
    </section>
  )
}
