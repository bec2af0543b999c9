import type { Visitor } from '../support/visitor'
import type { Answered } from './wire'

/** A form of the portal: where it goes, what is in it, and what shows that it was carried out. */
export type Form = {
  name: string
  /** None for a form that Fastify answers itself. */
  route?: string
  /** Makes the form as it stands on the page at this moment. */
  fill: () => Promise<Filled>
  /** A form that stores nothing tells by its answer that it was carried out. */
  shows?: (answer: Answered) => boolean
}

export type Filled = { path: string; fields: Record<string, string> }

/** What the form with this button on a page would send; the token is left out. */
export async function formOn(
  tab: Visitor,
  path: string,
  { button, filled = {} }: { button: string; filled?: Record<string, string> },
): Promise<Filled> {
  await tab.get(path)
  const form = tab.last?.document.querySelector(button)?.closest('form')
  if (!form) throw new Error(`no form with ${button} on ${tab.last?.url}`)
  const hidden = form.querySelectorAll<HTMLInputElement>('input[type=hidden]:not([name=csrf])')
  const fields = Object.fromEntries([...hidden].map(({ name, value }) => [name, value]))
  return { path, fields: { ...fields, ...filled } }
}
