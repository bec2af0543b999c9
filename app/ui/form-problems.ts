import * as v from 'valibot'

/** What must change in a field before a form can go on: the id of the field and of the sentence that says how. */
export type Problem = { field: string; message: string }

/** The schema of a form, as browser and action use it. */
export type FormSchema = v.GenericSchema<Record<string, unknown>, Record<string, unknown>>

export type FormRead<Schema extends FormSchema> =
  | { ok: true; output: v.InferOutput<Schema> }
  | { ok: false; problems: Problem[] }

/**
 * Reads what a form sent with the schema that the browser used too. Fields named in `lists` are those of which
 * several may be sent. One problem a field, in the order of the schema.
 */
export function readForm<Schema extends FormSchema>(
  schema: Schema,
  form: FormData,
  lists: readonly string[] = [],
): FormRead<Schema> {
  return readValues(schema, { ...typedIn(form), ...listsIn(form, lists) })
}

/** The same for values that were taken out of a form already. */
export function readValues<Schema extends FormSchema>(
  schema: Schema,
  values: Record<string, unknown>,
): FormRead<Schema> {
  const read = v.safeParse(schema, { ...emptyOf(schema), ...values })
  if (read.success) return { ok: true, output: read.output }
  const problems = new Map<string, Problem>()
  for (const issue of read.issues) {
    const field = String(issue.path?.[0]?.key ?? '')
    if (!problems.has(field)) problems.set(field, { field, message: issue.message })
  }
  return { ok: false, problems: [...problems.values()] }
}

/** A field that was not sent, such as a question of which nothing was chosen, is empty: so its own words say what to do. */
function emptyOf(schema: FormSchema): Record<string, string> {
  const { entries = {} } = schema as { entries?: Record<string, { type: string }> }
  const needed = Object.entries(entries).filter(([, { type }]) => type !== 'optional' && type !== 'nullish')
  return Object.fromEntries(needed.map(([name]) => [name, '']))
}

/** The texts of a form as they were typed, to show them again; no files. */
export function typedIn(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].filter((field): field is [string, string] => typeof field[1] === 'string'),
  )
}

/** What was sent of fields that may be sent several times. */
export function listsIn(form: FormData, names: readonly string[]): Record<string, string[]> {
  return Object.fromEntries(names.map((name) => [name, form.getAll(name).map(String)]))
}
