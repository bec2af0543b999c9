type Headers = Record<string, string | string[] | undefined>

/**
 * Whether a person goes to an address, as browsers tell it (Fetch metadata): what another page asks for in secret (an image,
 * a frame, a script) is not gone to. Browsers that do not tell are believed.
 */
export function isGoneTo(headers: Headers): boolean {
  const dest = headers['sec-fetch-dest']
  return dest === undefined || (dest === 'document' && headers['sec-fetch-mode'] === 'navigate')
}

/** Whether a script of our own pages asks. */
export function isAskedByOurPage(headers: Headers): boolean {
  return headers['sec-fetch-dest'] === 'empty' && headers['sec-fetch-site'] === 'same-origin'
}
