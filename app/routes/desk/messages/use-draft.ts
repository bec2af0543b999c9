import { useEffect, useRef, useState, type FormEvent } from 'react'
import { usePath } from '~/i18n/path'
import { PATHS } from '~/paths'
import type { ShownMessage } from './shown'
import { sendQuietly } from './send-quietly'

/** So long after the last key what was typed is kept. */
const REST_MILLISECONDS = 1200

/** Keeps what somebody types on the server, for them alone; without scripts a button does. */
export function useDraft(message: string, draft: ShownMessage['draft']) {
  const path = usePath()
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const [text, setText] = useState(draft?.text ?? '')
  const [savedAt, setSavedAt] = useState(draft?.savedAt ?? null)
  useEffect(() => () => clearTimeout(timer.current), [])
  function onInput({ currentTarget: field }: FormEvent<HTMLTextAreaElement>) {
    setText(field.value)
    clearTimeout(timer.current)
    timer.current = setTimeout(async () => {
      const to = path(PATHS.deskMessageAct({ message, act: 'concept' }))
      const kept = field.form && (await sendQuietly<{ savedAt?: string }>(to, field.form))
      if (kept?.savedAt) setSavedAt(kept.savedAt)
    }, REST_MILLISECONDS)
  }
  return { text, savedAt, onInput }
}
