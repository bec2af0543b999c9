import { page } from '~/ui/page'
export const handle = page({ audience: 'public', needs: 'nothing', title: null })

/** Whatever does not exist, and whatever is not yours, looks like this. */
export function loader(): never {
  throw new Response(null, { status: 404 })
}

export default function NotFound() {
  return null
}
