import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { blockForm, liftForm } from '~/oversight/block'
import { blockAtOnce, liftBlock, readBlocks } from '~/oversight/block-use-cases.server'
import { BLOCKS, readRegister, REGISTER_NAMES, REGISTERS } from '~/oversight/registers'
import { registerTable } from '~/oversight/registers.server'
import { PATHS, withQuery } from '~/paths'
import { PageBody } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { Problems, Said, useFormOf } from '~/ui/FormParts'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { Tabs } from '~/ui/Tabs'
import { formAction, readSent } from '../form-action.server'
import { Blocks } from './Blocks'
import { officerOf } from './at-office'
import { RegisterRows } from './RegisterRows'

export const handle = page({
  audience: 'internal',
  needs: 'registers',
  title: 'oversight.registers.title',
  words: ['oversight'],
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const asked = searchParams.get('wat')
  if (asked === BLOCKS) {
    const blocks = await readBlocks(context.portal.runtime)
    const lifting = blocks.find(({ id, liftedAt }) => id === searchParams.get('hef') && !liftedAt) ?? null
    return json({ register: 'blocks' as const, blocks, lifting })
  }
  const register = asked === null ? 'access' : readRegister(asked)
  if (!register) throw new Response(null, { status: 404 })
  return json({ register, table: registerTable(register, context.language) })
}

const form = defineForm(blockForm, {
  refusals: {
    unknown: { status: 422, words: 'oversight.block.unknown', field: 'nummer' },
    already: { status: 409, words: 'oversight.block.already', field: 'nummer' },
    'not-there': 404,
  },
})
const lift = defineForm(liftForm)

export const action = formAction(
  form,
  async ({ soort, nummer, reden }, at) => {
    const asked = { kind: soort, number: nummer, reason: reden }
    const blocked = await blockAtOnce(at.portal.runtime, officerOf(at), asked)
    return blocked.ok ? { told: 'oversight.block.done' } : blocked
  },
  {
    lift: async (id, at) => {
      const read = readSent(lift, at)
      if (!read.ok) return read.answer
      const lifted = await liftBlock(at.portal.runtime, officerOf(at), { id, reason: read.output.reden })
      return lifted.ok ? { told: 'oversight.block.lifted' } : lifted
    },
  },
)

/** Who may do what, what is processed and by whom for us, as the code itself has it (AVG 30); and what is blocked. */
export default function Registers() {
  const loaded = useLoaderData<typeof loader>()
  const lifting = 'lifting' in loaded && loaded.lifting !== null
  const [ofBlock, ofLift] = [useFormOf(form), useFormOf(lift)]
  const of = lifting ? ofLift : ofBlock
  return (
    <PageBody width="desk">
      <Problems of={of} />
      <PageTitle
        lead={
          <FormattedMessage id={'blocks' in loaded ? 'oversight.blocks.lead' : 'oversight.registers.lead'} />
        }
      >
        <FormattedMessage id="oversight.registers.title" />
      </PageTitle>
      <Said of={of} />
      <Tabs
        label="oversight.registers.title"
        tabs={[...REGISTER_NAMES, 'blocks' as const].map((name) => ({
          words: `oversight.register.${name}` as const,
          to: withQuery(PATHS.registers, { wat: name === 'blocks' ? BLOCKS : REGISTERS[name] }),
          isNow: name === loaded.register,
        }))}
      />
      {'blocks' in loaded ? (
        <Blocks of={of} blocks={loaded.blocks} lifting={loaded.lifting} />
      ) : (
        <RegisterRows register={loaded.register} table={loaded.table} />
      )}
    </PageBody>
  )
}
