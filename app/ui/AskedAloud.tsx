import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import type { MessageId } from '~/i18n/nl'
import type { Situation } from '~/recording/spoken'

/** What is read out, by situation and version: the words of a version that was read out once stay as they were. */
const QUESTIONS: Record<Situation, Record<number, MessageId>> = {
  SIT001: { 1: 'recording.question.SIT001' },
  SIT002: { 1: 'recording.question.SIT002' },
}

/** The question that staff read out, word for word; nothing where there is no text of this version. */
export function AskedAloud({ what, version }: { what: string; version: number }): ReactNode {
  const id = Object.hasOwn(QUESTIONS, what) ? QUESTIONS[what as Situation][version] : undefined
  if (id === undefined) return null
  return (
    <blockquote className="asked-aloud">
      <p>
        “<FormattedMessage id={id} />”
      </p>
    </blockquote>
  )
}
