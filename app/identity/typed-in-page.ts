type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** The form on this page that somebody changed and did not send; null when there is none. */
export function changedForm(page: Document): HTMLFormElement | null {
  const forms = [...page.querySelectorAll<HTMLFormElement>('main form[method=post]')]
  return forms.find((form) => ([...form.elements] as Field[]).some(isChanged)) ?? null
}

function isChanged(field: Field): boolean {
  if (field instanceof HTMLSelectElement)
    return [...field.options].some((option) => option.selected !== option.defaultSelected)
  if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue
  if (!(field instanceof HTMLInputElement) || field.type === 'hidden') return false
  if (field.type === 'radio' || field.type === 'checkbox') return field.checked !== field.defaultChecked
  return field.value !== field.defaultValue
}

/** What a form would send, its own token included; without files. */
export function fieldsOfForm(form: HTMLFormElement): URLSearchParams {
  const fields = [...new FormData(form)].filter(
    (field): field is [string, string] => typeof field[1] === 'string',
  )
  return new URLSearchParams(fields)
}
