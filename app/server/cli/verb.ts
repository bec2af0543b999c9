import type { Config } from '~/portal/config.server'
import type { Runtime } from '~/runtime/runtime.server'

/** One thing the operator's tool does. */
export type Verb = {
  /** What is typed: `audit verify`. */
  words: string
  /** What follows it: `FILE`. */
  takes?: string
  about: string
  options?: Record<string, Option>
  run: (call: Call) => Promise<Answer>
}

type Option = { type: 'string' | 'boolean'; multiple?: boolean; about: string }
export type Given = Record<string, string | boolean | (string | boolean)[] | undefined>

/** `operand` is what follows the words of a verb that takes something. */
export type Call = { operand: string; given: Given; desk: ToolContext }

/** What a verb works with; opened when it is first asked for. */
export type ToolContext = {
  /** Throws what is wrong with the configuration. */
  config: () => Config
  /** Writes nothing with keys that are not those of the database. */
  runtime: () => Runtime
  /** The same, whatever keys there are. */
  unproven: () => Runtime
  environment: Record<string, string | undefined>
  /** Names this run in the log. */
  requestId: string
  /** Says how far long work is. */
  progress: (text: string) => void
}

/** What is shown: lines for people, data for programs. */
export type Answer = { ok: boolean; lines: string[]; data: Record<string, unknown> }

/** The name under which the log knows who ran the tool. */
export const OPERATOR = 'operator'

/** Something was asked in a way the tool does not know; the answer says how to ask. */
export class UsageError extends Error {}

/** What was done. */
export function done(lines: string | string[], data: Record<string, unknown> = {}): Answer {
  return { ok: true, lines: [lines].flat(), data }
}

/** What could not be done, and why. */
export function failed(lines: string | string[], data: Record<string, unknown> = {}): Answer {
  return { ok: false, lines: [lines].flat(), data }
}

/** A text option, or what it is without. */
export function textOption(given: Given, name: string): string | undefined {
  const value = given[name]
  return typeof value === 'string' ? value : undefined
}

/** A text option that must be there. */
export function neededOption(given: Given, name: string): string {
  const value = textOption(given, name)
  if (!value) throw new UsageError(`give --${name}`)
  return value
}

/** A text option that may be given several times. */
export function listOption(given: Given, name: string): string[] {
  const value = given[name]
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}
