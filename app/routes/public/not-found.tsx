export const handle = { audience: 'public', needs: 'nothing' }

/** Whatever does not exist, and whatever is not yours, looks like this. */
export function loader(): never {
  throw new Response(null, { status: 404 })
}

export default function NotFound() {
  return null
}
