/** Sends a form beside the page, which stays as it is; null where it could not be sent. */
export async function sendQuietly<Answer>(to: string, form: HTMLFormElement): Promise<Answer | null> {
  const fields = [...new FormData(form)].map(([name, value]) => [name, String(value)])
  try {
    const answer = await fetch(to, { method: 'POST', body: new URLSearchParams(fields) })
    return answer.ok ? ((await answer.json()) as Answer) : null
  } catch {
    return null
  }
}
