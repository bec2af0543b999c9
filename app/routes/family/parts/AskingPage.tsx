import { useSearchParams } from '@remix-run/react'
import { forwardRef, type ComponentProps, type ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import type { MessageId } from '~/i18n/nl'
import { PATHS } from '~/paths'
import { Button } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { PageForm, Problems, Said, type Shown } from '~/ui/FormParts'
import { Heading, Paragraph } from '~/ui/Heading'
import { Notice } from '~/ui/Notice'
import { PageTitle } from '~/ui/PageTitle'
import { RadioTile, RadioTiles } from '~/ui/RadioTile'
import { TextField } from '~/ui/TextField'
import { bold } from '~/ui/words'

/** The pages below *Voor een ander* on which one asks something, each with words of its own. */
type About = 'child' | 'authority' | 'evidence' | 'authorise' | 'pairing'

type PageProps = {
  about: About
  of: Shown
  /** That it was sent, on the page after it. */
  sent?: MessageId
  /** What happens then, below the button. */
  next?: MessageId
  /** What stands above the form. */
  before?: ReactNode
  /** A heading over the form, where there is more on the page. */
  over?: { heading: MessageId; text: MessageId }
  /** What is there for the form, where there is nothing more to ask. */
  instead?: ReactNode
  /** The fields. */
  children: ReactNode
}

/** A page that asks something: what is wrong, title, why it was refused, and the form with its one button. */
export function AskingPage({ about, of, sent, next, before, over, instead, children }: PageProps) {
  const [query] = useSearchParams()
  return (
    <PageBody narrow>
      <Problems of={of} />
      <PageTitle back={{ to: PATHS.others }} lead={<FormattedMessage id={`${about}.lead`} />}>
        <FormattedMessage id={`${about}.title`} />
      </PageTitle>
      {sent && query.has('gevraagd') && (
        <Notice kind="done">
          <FormattedMessage id={sent} values={bold} />
        </Notice>
      )}
      <Said of={of} />
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
function Over({ over, children }: Pick<PageProps, 'over' | 'children'>) {
  if (!over) return children
  return (
    <section className="section">
      <Heading level={2}>
        <FormattedMessage id={over.heading} />
      </Heading>
      <Paragraph>
        <FormattedMessage id={over.text} />
      </Paragraph>
      {children}
    </section>
  )
}

type FieldProps = {
  name: string
  label: MessageId
  hint?: MessageId
} & Pick<
  ComponentProps<typeof TextField>,
  'ref' | 'defaultValue' | 'optional' | 'inputMode' | 'autoCapitalize' | 'spellCheck'
>

/** A short line in such a form: a citizen service number, a day, a code. */
export const ShortField = forwardRef<HTMLInputElement, Omit<FieldProps, 'ref'>>(function ShortField(
  { label, hint, ...field },
  ref,
) {
  return (
    <TextField
      {...field}
      ref={ref}
      width="short"
      autoComplete="off"
      label={<FormattedMessage id={label} />}
      hint={hint && <FormattedMessage id={hint} />}
    />
  )
})

/** The citizen service number of somebody. */
export function NumberField(field: Omit<FieldProps, 'name' | 'inputMode' | 'ref'>) {
  return <ShortField {...field} name="bsn" inputMode="numeric" />
}

type KindsProps<Kind extends string> = {
  legend: MessageId
  kinds: readonly Kind[]
  wordsOf: (kind: Kind) => MessageId
}

/** What one is to somebody; none is chosen beforehand. */
export function KindTiles<Kind extends string>({ legend, kinds, wordsOf }: KindsProps<Kind>) {
  return (
    <RadioTiles name="als" legend={<FormattedMessage id={legend} />}>
      {kinds.map((kind) => (
        <RadioTile key={kind} name="als" value={kind} label={<FormattedMessage id={wordsOf(kind)} />} />
      ))}
    </RadioTiles>
  )
}
