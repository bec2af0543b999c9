import { Form, useActionData, type FormProps } from '@remix-run/react'
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import type { MessageId } from '~/i18n/nl'
import { CsrfField } from './CsrfField'
import { ErrorSummary } from './ErrorSummary'
import type { Answered, Form as FormOf, Sentence, Values } from './form'
import { FormContext } from './form-context'
import type { Problem } from './form-problems'
import type { Checking, LiveForm } from './LiveForm'
import { Notice } from './Notice'
import { PAGE_FORM } from './page'
import { bold } from './words'

const NONE: Problem[] = []
const wordsOf = (id: string): ReactNode => <FormattedMessage id={id as MessageId} values={bold} />

/** Comes after the page: until it is there, and where it does not come, a form is sent as it is and read by the server. */
const live = () => import('./LiveForm').then(({ LiveForm }) => LiveForm)

type OnPage<Refusal extends string, Kept extends Values> = Pick<FormOf, 'read' | 'anchorOf'> &
  Partial<Pick<FormOf<unknown, Refusal, Kept>, 'keep' | 'refusals'>>

/** What a page needs to know of a form of buttons: nothing that is read before it is sent. */
const BUTTONS: Pick<FormOf, 'read' | 'anchorOf'> = {
  read: () => ({ ok: true, output: null }),
  anchorOf: (field) => field,
}

/**
 * A form on its page: what came back of it, what is wrong, and what refused it. The same with and without JavaScript;
 * with it, a form is read in the browser too before it is sent, by the same declaration. Without a form: that of the page
 * is one of buttons, of which the browser needs no schema.
 */
export function useFormOf<Refusal extends string, Kept extends Values>(
  form: OnPage<Refusal, Kept> = BUTTONS,
) {
  const answered = useActionData() as (Partial<Answered<Kept>> & { told?: Sentence }) | undefined
  const found = answered?.problems ?? NONE
  const [own, setOwn] = useState({ sent: NONE, now: NONE, after: found })
  const isOwn = own.after === found && own.sent.length > 0
  return {
    form: { read: form.read, anchorOf: form.anchorOf },
    /** That nothing was sent from this page yet. */
    isFirst: answered === undefined,
    kept: answered?.values ?? null,
    refusal: (answered?.refusal ?? null) as { code: Refusal; words: Sentence } | null,
    told: answered?.told ?? null,
    /** What was wrong when it was sent, for the summary above it. */
    problems: isOwn ? own.sent : found,
    /** What is wrong now, for the fields: what was mended is no longer said. */
    now: isOwn ? own.now : found,
    say: (sent: Problem[]) => setOwn({ sent, now: sent, after: found }),
    mend: (field: string, message: string | undefined) =>
      setOwn(({ now, ...rest }) => {
        const others = now.filter((problem) => problem.field !== field)
        return { ...rest, now: message === undefined ? others : [...others, { field, message }] }
      }),
  }
}

/** What a form is on its page. */
export type Shown = ReturnType<typeof useFormOf<string, Values>>

/** The summary of what must change. */
export function Problems({ of: { problems, form } }: { of: Shown }) {
  return (
    <ErrorSummary
      problems={problems.map(({ field, message }) => ({
        field: form.anchorOf(field),
        message: wordsOf(message),
      }))}
    />
  )
}

/** Why the form was refused as a whole, or what was done on this page. */
export function Said({
  of: { refusal, told },
  kind = 'failed',
}: {
  of: Shown
  kind?: 'failed' | 'attention'
}) {
  if (told)
    return (
      <Notice kind="done" role="status">
        {wordsOf(told)}
      </Notice>
    )
  return (
    refusal && (
      <Notice kind={kind} role="alert">
        {wordsOf(refusal.words)}
      </Notice>
    )
  )
}

type PageFormProps = { of: Shown; reloadDocument?: FormProps['reloadDocument']; children: ReactNode }

/** The form: its fields find in it what they held and what is wrong with them. A button with `formNoValidate` sends it unchecked. */
export function PageForm({ of, children, reloadDocument }: PageFormProps) {
  const element = useRef<HTMLFormElement>(null)
  const checking = useRef<Checking | null>(null)
  const [Live, setLive] = useState<typeof LiveForm | null>(null)
  useEffect(
    () =>
      void live().then(
        (component) => setLive(() => component),
        () => undefined,
      ),
    [],
  )

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    const sender = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null
    if (!checking.current || sender?.formNoValidate) return
    event.preventDefault()
    void checking.current(sender)
  }

  return (
    <FormContext.Provider value={{ kept: of.kept, problems: of.now, wordsOf }}>
      <Form
        id={PAGE_FORM}
        method="post"
        noValidate
        reloadDocument={reloadDocument}
        ref={element}
        onSubmit={onSubmit}
      >
        <CsrfField />
        {children}
      </Form>
      {Live && <Live {...of} element={element} ready={(check) => (checking.current = check)} />}
    </FormContext.Provider>
  )
}
