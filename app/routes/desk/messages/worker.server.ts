import type { LoaderFunctionArgs } from '@remix-run/node'
import { workerIn } from '~/identity/access'

/** Who does something at the desk, in which request, and about which message the address says that it is. */
export function whoAtDesk({ context, params }: Pick<LoaderFunctionArgs, 'context' | 'params'>) {
  const { worker, name } = workerIn(context.actor)
  return { id: params.message ?? '', by: { worker, name }, requestId: context.requestId }
}
