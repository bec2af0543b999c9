import { Form } from '@remix-run/react'
import { forwardRef, type ComponentProps, type ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import type { MessageId } from '~/i18n/nl'
import { PATHS } from '~/paths'
import { Button } from '~/ui/Button'
import { problemIn, Problems } from '~/ui/CheckedFields'
import { Actions, PageBody } from '~/ui/Container'
import { CsrfField } from '~/ui/CsrfField'
import type { Problem } from '~/ui/form-problems'
import { Paragraph } from '~/ui/Heading'
import { Notice } from '~/ui/Notice'
import { PAGE_FORM } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { RadioTile, RadioTiles } from '~/ui/RadioTile'
import { TextField } from '~/ui/TextField'
import { bold } from '~/ui/words'

/** The pages below *Voor een ander* on which one asks something, each with words of its own. */
type About = 'child' | 'authority' | 'evidence' | 'authorise' | 'pairing'

/** What the action of such a page answers where nothing was carried out. */
export type Answered = { values: Record<string, string>; problems: Problem[] }

type PageProps = {
  about: About
  problems?: readonly Problem[]
  /** Why it was refused, as a whole. */
  refusal?: MessageId | null
  /** That it was sent. */
  done?: MessageId | null
  /** The first answer of the question *als*, to which the summary of what is wrong leads. */
  firstKind?: string
  children: ReactNode
}

/** A page that asks something: what is wrong, title, why it was refused, and the form. */
export function AskingPage({ about, problems = [], refusal, done, firstKind, children }: PageProps) {
  const shown = problems.map((one) => (one.field === 'als' ? { ...one, field: `als-${firstKind}` } : one))
  return (
    <PageBody narrow>
      <Problems problems={shown} />
      <PageTitle back={{ to: PATHS.others }} lead={<FormattedMessage id={`${about}.lead`} />}>
        <FormattedMessage id={`${about}.title`} />
      </PageTitle>
      {done && (
        <Notice kind="done">
          <FormattedMessage id={done} values={bold} />
        </Notice>
      )}
      {refusal && (
        <Notice kind="failed" role="alert">
          <FormattedMessage id={refusal} values={bold} />
        </Notice>
      )}
      {children}
    </PageBody>
  )
}

type FormProps = {
  about: About
  /** What happens then, below the button. */
  next?: MessageId
  children: ReactNode
}

/** The form of such a page, with its one button. */
export function AskingForm({ about, next, children }: FormProps) {
  return (
    <Form id={PAGE_FORM} method="post" noValidate>
      <CsrfField />
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
    </Form>
  )
}

type FieldProps = {
  name: string
  answered: Answered | undefined
  label: MessageId
  hint?: MessageId
} & Pick<
  ComponentProps<typeof TextField>,
  'ref' | 'defaultValue' | 'optional' | 'inputMode' | 'autoCapitalize' | 'spellCheck'
>

/** A short line in such a form: a citizen service number, a day, a code. */
export const ShortField = forwardRef<HTMLInputElement, Omit<FieldProps, 'ref'>>(function ShortField(
  { name, answered, label, hint, defaultValue, ...field },
  ref,
) {
  return (
    <TextField
      {...field}
      ref={ref}
      name={name}
      width="short"
      autoComplete="off"
      defaultValue={answered?.values[name] ?? defaultValue}
      label={<FormattedMessage id={label} />}
      hint={hint && <FormattedMessage id={hint} />}
      error={problemIn(answered?.problems ?? [], name)}
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
  answered: Answered | undefined
}

/** What one is to somebody; none is chosen beforehand. */
export function KindTiles<Kind extends string>({ legend, kinds, wordsOf, answered }: KindsProps<Kind>) {
  return (
    <RadioTiles
      name="als"
      legend={<FormattedMessage id={legend} />}
      error={problemIn(answered?.problems ?? [], 'als')}
    >
      {kinds.map((kind) => (
        <RadioTile
          key={kind}
          name="als"
          value={kind}
          defaultChecked={answered?.values.als === kind}
          label={<FormattedMessage id={wordsOf(kind)} />}
        />
      ))}
    </RadioTiles>
  )
}
