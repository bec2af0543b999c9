import type { Language } from '~/i18n/language'
import type { Runtime } from '~/runtime/runtime.server'
import { addDays, localDate, startOfDay } from '~/runtime/local-date'
import { readNotice, readToldOf } from './store.server'

/** So long what happened stands on the first page of whom it touches. */
const SHOWN_DAYS = 90

/** What whom it touches is told where they log in, the newest first: who was reached by nothing else reads it here (AVG 34). */
export async function noticesFor(
  runtime: Pick<Runtime, 'database' | 'keyring' | 'now'>,
  { subjectId, language }: { subjectId: string; language: Language },
): Promise<{ number: string; toldAt: Date; text: string }[]> {
  const { reader } = runtime.database
  const since = startOfDay(addDays(localDate(runtime.now()), -SHOWN_DAYS))
  const shown = []
  for (const { id, number, toldAt } of await readToldOf(reader, subjectId)) {
    const text = toldAt && toldAt >= since ? await readNotice(reader, runtime, { id, language }) : null
    if (toldAt && text) shown.push({ number, toldAt, text })
  }
  return shown
}
