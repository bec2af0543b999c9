import type { TestPortal } from './portal'

export type CareQuestion = {
  from: string
  type: string
  holder: string
  holderType: string
  data?: string
  bsn: string
  roleCode?: string
  practitionerId?: string
}

/** A care system as seen from outside: gets its token with the operator's tool, asks over AuthZEN. */
export async function careSystem(portal: TestPortal, id: string) {
  const { code, output } = await portal.operator('client', 'token', id)
  if (code !== 0) throw new Error(`no token for ${id}: ${output}`)
  const token = output.trim().split('\n').at(-1)!
  return {
    token,
    /** Asks whether the receiver may consult; the answer as it came over the wire. */
    async ask({ from, type, holder, holderType, data = 'GGC002', bsn, ...asker }: CareQuestion) {
      const { roleCode = '01.015', practitionerId = '900012345' } = asker
      const response = await fetch(`${portal.origin}/access/v1/evaluation`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({
          subject: {
            type: 'organization',
            id: from,
            properties: { organizationType: type, roleCode, practitionerId },
          },
          action: { name: 'consult', properties: { purpose: 'TREAT' } },
          resource: {
            type: 'patient-record',
            id: 'record-1',
            properties: { bsn, holder, holderType, dataCategory: data },
          },
        }),
      })
      return {
        status: response.status,
        headers: response.headers,
        body: (await response.json()) as { decision?: boolean },
      }
    },
  }
}
