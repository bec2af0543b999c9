/** Markup that is safe to send: made by `html` only. */
export type Html = { markup: string }

/** Fills a template; every value is escaped, but for markup that `html` made, and lists of it. */
export function html(parts: TemplateStringsArray, ...values: unknown[]): Html {
  return {
    markup: parts.map((part, place) => part + (place < values.length ? render(values[place]) : '')).join(''),
  }
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** A whole page of the stand-ins, with the banner that says what it is. */
export function page({ title, banner, body }: { title: string; banner: string; body: Html }): string {
  return html`<!doctype html>
    <html lang="nl">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <style>
          ${{ markup: STYLE }}
        </style>
      </head>
      <body>
        <p class="banner">${banner}</p>
        <main>${body}</main>
      </body>
    </html>`.markup
}

function render(value: unknown): string {
  if (value === undefined || value === null || value === false) return ''
  if (Array.isArray(value)) return value.map(render).join('')
  if (typeof value === 'object' && 'markup' in value) return (value as Html).markup
  return escape(String(value))
}

/** Deliberately plain and striped: nobody should take this for the real thing. */
const STYLE = `
  :root { color-scheme: light }
  body { margin: 0; font: 1.0625rem/1.5 system-ui, sans-serif; color: #1b1b1b; background: #fff }
  .banner { margin: 0; padding: .75rem 1rem; font-weight: 700; color: #1b1b1b; border-block-end: .25rem solid #1b1b1b;
    background: repeating-linear-gradient(135deg, #ffd23f 0 1.5rem, #ffe083 1.5rem 3rem) }
  main { max-width: 44rem; margin: 0 auto; padding: 1rem }
  h1 { font-size: 1.6rem; line-height: 1.25 } h2 { font-size: 1.2rem; margin-block: 1.5rem .5rem }
  fieldset { border: 1px solid #767676; border-radius: .25rem; margin: 0 0 1rem; padding: .5rem 1rem }
  fieldset label { display: inline-flex; align-items: center; gap: .4rem; min-height: 2.75rem; margin-inline-end: 1rem }
  input[type=radio] { width: 1.25rem; height: 1.25rem }
  input[type=text] { font: inherit; padding: .5rem; border: 1px solid #1b1b1b; width: 14rem; max-width: 100% }
  ul.choices { list-style: none; padding: 0; display: grid; gap: .5rem }
  button { font: inherit; text-align: start; min-height: 2.75rem; padding: .5rem 1rem; border: 2px solid #1b1b1b;
    border-radius: .25rem; background: #f5f5f5; color: #1b1b1b; cursor: pointer }
  ul.choices button { width: 100% } button strong { display: block }
  button:hover { background: #e6e6e6 }
  a { color: #154273 } :focus-visible { outline: 3px solid #154273; outline-offset: 2px }
  .error { border-inline-start: .25rem solid #b00020; padding: .25rem .75rem }
  .default { position: absolute; width: 1px; height: 1px; min-height: 0; padding: 0; border: 0; overflow: hidden; clip-path: inset(50%) }
  table { border-collapse: collapse; width: 100% } th, td { text-align: start; padding: .35rem .5rem; border-block-end: 1px solid #ccc; vertical-align: top }
  .scroll { overflow-x: auto } pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f5f5f5; padding: 1rem }
  iframe { width: 100%; height: 40rem; border: 1px solid #767676; background: #fff }
`
