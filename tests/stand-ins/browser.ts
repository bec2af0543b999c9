type Cookie = { value: string; path: string }

/** A browser of the smallest kind: keeps cookies, follows redirects until the portal is reached. */
export function openBrowser(portal: string) {
  const cookies = new Map<string, Cookie>()

  async function go(
    url: string,
    form?: Record<string, string>,
  ): Promise<{ url: string; status: number; text: string }> {
    if (url.startsWith(portal)) return { url, status: 0, text: '' }
    const body = form && new URLSearchParams(form)
    const answer = await fetch(url, {
      method: form ? 'POST' : 'GET',
      body,
      redirect: 'manual',
      headers: { cookie: cookiesFor(new URL(url).pathname), accept: 'text/html' },
    })
    for (const line of answer.headers.getSetCookie()) keep(line)
    const location = answer.headers.get('location')
    if (!location) return { url, status: answer.status, text: await answer.text() }
    await answer.body?.cancel()
    return go(new URL(location, url).href)
  }

  function keep(line: string) {
    const [pair = '', ...attributes] = line.split('; ')
    const path = attributes.find((each) => each.toLowerCase().startsWith('path='))?.slice(5) ?? '/'
    const at = pair.indexOf('=')
    cookies.set(`${pair.slice(0, at)} ${path}`, { value: pair.slice(at + 1), path })
  }

  function cookiesFor(pathname: string) {
    return [...cookies]
      .filter(([, { value, path }]) => value !== '' && pathname.startsWith(path))
      .map(([name, { value }]) => `${name.split(' ')[0]}=${value}`)
      .join('; ')
  }

  return { go }
}
