import * as v from 'valibot'
import type { MessageId } from '~/i18n/nl'
import type { PageTextId } from '~/i18n/pages'
import type { Path } from '~/paths'
import { listsIn, readForm, typedIn, type FormRead, type FormSchema, type Problem } from './form-problems'

/** The id of a sentence of the portal, or of a page of texts. */
export type Sentence = MessageId | PageTextId

/**
 * How a refusal is told: with a sentence above the form, or at a field of it, and when to try again, in seconds. A number
 * alone is the page of that status, where there is nothing left to tell on this one; an address alone is where one goes
 * on to, as who was not refused, where a refusal must not tell anything.
 */
export type Told = number | Path | { status: number; words: Sentence; field?: string; retryAfter?: number }

/** What the fields hold: texts as they were typed, and lists. */
export type Values = Record<string, unknown>

/** A form of the portal, declared once: the action reads with it, the page shows with it, the browser checks with it. */
export type Form<Output = unknown, Refusal extends string = string, Kept extends Values = Values> = {
  read: (sent: FormData) => { ok: true; output: Output } | { ok: false; problems: Problem[] }
  /** What comes back with a form that is not taken. */
  keep: (sent: FormData, problems: readonly Problem[]) => Kept
  /** Where the summary of what is wrong leads: a question of tiles has no field of its own name. */
  anchorOf: (field: string) => string
  /** `otherwise` tells every refusal that has no line of its own. */
  refusals: Record<Refusal, Told>
  /** Of buttons and hidden fields: what cannot be read was never on a page. */
  pressed: boolean
}

/** What an action answers where it leaves the page as it is. */
export type Answered<Kept extends Values = Values> = {
  values: Kept
  problems: Problem[]
  refusal: { code: string; words: Sentence } | null
}

type Names<Schema extends FormSchema> = Schema extends { entries: infer Entries }
  ? keyof Entries & string
  : never

type Declared<Refusal extends string, Kept extends Values> = {
  /** Fields of which several may be sent. */
  lists?: readonly string[]
  refusals?: Record<Refusal, Told>
  keep?: (sent: FormData, problems: readonly Problem[]) => Kept
}

/** A form in which somebody types or ticks: what is wrong is said at its field, and what was typed stays. */
export function defineForm<
  Schema extends FormSchema,
  Refusal extends string = never,
  Kept extends Values = Record<Names<Schema>, string>,
>(schema: Schema, declared: Declared<Refusal, Kept> = {}): Form<OutputOf<Schema>, Refusal, Kept> {
  const { lists = [], refusals = {} as Record<Refusal, Told> } = declared
  const { entries = {} } = schema as { entries?: Record<string, { options?: readonly string[] }> }
  const texts = Object.keys(entries).filter((name) => !lists.includes(name))
  const keepAll = (sent: FormData) => {
    const typed = typedIn(sent)
    const kept = Object.fromEntries(texts.map((name) => [name, typed[name] ?? '']))
    return { ...kept, ...listsIn(sent, lists) } as unknown as Kept
  }
  return {
    read: (sent) => readForm(schema, sent, lists) as FormRead<Schema> & { output: OutputOf<Schema> },
    keep: declared.keep ?? keepAll,
    anchorOf: (field) => [field, ...(entries[field]?.options?.slice(0, 1) ?? [])].join('-'),
    refusals,
    pressed: false,
  }
}

type OutputOf<Schema extends FormSchema> = Extract<FormRead<Schema>, { ok: true }>['output']

/** A form of buttons and hidden fields: a schema, or what reads a form with names of its own. */
export function defineButtons<Output, Refusal extends string = never>(
  asked: v.GenericSchema<unknown, Output> | ((sent: FormData) => Output | null),
  refusals: Record<Refusal, Told> = {} as Record<Refusal, Told>,
): Form<Output, Refusal, Record<string, never>> {
  return {
    read: (sent) => {
      const output = typeof asked === 'function' ? asked(sent) : outputOf(asked, sent)
      return output === null ? { ok: false, problems: [] } : { ok: true, output }
    },
    keep: () => ({}),
    anchorOf: (field) => field,
    refusals,
    pressed: true,
  }
}

function outputOf<Output>(schema: v.GenericSchema<unknown, Output>, sent: FormData): Output | null {
  const read = v.safeParse(schema, Object.fromEntries(sent))
  return read.success ? read.output : null
}

/** Whether a form has a line of its own for a refusal. */
export function isTold<Refusal extends string>(form: Form<unknown, Refusal>, code: string): code is Refusal {
  return Object.hasOwn(form.refusals, code)
}
