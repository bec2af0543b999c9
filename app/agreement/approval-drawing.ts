import type { ApprovalCommand, ApprovalState } from './approval'

type Step = { from: ApprovalState | 'nothing'; by: ApprovalCommand['do']; to: ApprovalState }

/** Every step that `decideApproval` can make; a property test holds both against each other. */
export const APPROVAL_STEPS: readonly Step[] = [
  { from: 'nothing', by: 'ask', to: 'waiting' },
  { from: 'nothing', by: 'ask', to: 'in-force' },
  { from: 'waiting', by: 'ask', to: 'waiting' },
  { from: 'waiting', by: 'ask', to: 'in-force' },
  { from: 'waiting', by: 'approve', to: 'waiting' },
  { from: 'waiting', by: 'approve', to: 'in-force' },
  { from: 'waiting', by: 'decline', to: 'declined' },
  { from: 'waiting', by: 'withdraw', to: 'withdrawn' },
  { from: 'waiting', by: 'supersede', to: 'superseded' },
  { from: 'waiting', by: 'reassess', to: 'lapsed' },
]

/** The steps as a state diagram in Mermaid, as `docs/representation.md` shows it. */
export function drawSteps(steps: readonly { from: string; by: string; to: string }[]): string {
  const name = (state: string) => state.replaceAll('-', '_')
  const ends = [...new Set(steps.map(({ to }) => to))].filter((to) => !steps.some(({ from }) => from === to))
  return [
    'stateDiagram-v2',
    ...steps.map(
      ({ from, by, to }) => `    ${from === 'nothing' ? '[*]' : name(from)} --> ${name(to)}: ${by}`,
    ),
    ...ends.map((state) => `    ${name(state)} --> [*]`),
  ].join('\n')
}
