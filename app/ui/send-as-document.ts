/** Sends fields as a browser without scripts does: the answer is the page. */
export function sendAsDocument(address: string, fields: Iterable<[string, string]>) {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = address
  for (const [name, value] of fields) {
    const field = document.createElement('input')
    Object.assign(field, { type: 'hidden', name, value })
    form.append(field)
  }
  document.body.append(form)
  form.submit()
}
