import { createContext, useContext, type ReactNode } from 'react'
import type { Problem } from './form-problems'

/** What the fields of a form are told by it: what was typed before, and what is wrong now, in words. */
export type FormFields = {
  /** Null where nothing came back: the fields hold what the page gives them. */
  kept: Record<string, unknown> | null
  problems: readonly Problem[]
  wordsOf: (message: string) => ReactNode
}

export const FormContext = createContext<FormFields | null>(null)

/** What a field of text held when the form came back, for its `defaultValue`. */
export function useKeptText(name: string | undefined): { defaultValue?: string } {
  const kept = useKept(name)
  return typeof kept === 'string' ? { defaultValue: kept } : {}
}

/** Whether a tile or a box was ticked when the form came back, for its `defaultChecked`. */
export function useKeptTick(name: string | undefined, value: unknown = 'on'): { defaultChecked?: boolean } {
  const kept = useKept(name)
  if (Array.isArray(kept)) return { defaultChecked: kept.includes(value) }
  return typeof kept === 'string' ? { defaultChecked: kept === value } : {}
}

/** What is wrong with a field, in words. */
export function useProblem(name: string): ReactNode {
  const fields = useContext(FormContext)
  const problem = fields?.problems.find(({ field }) => field === name)
  return problem && fields?.wordsOf(problem.message)
}

function useKept(name: string | undefined): unknown {
  const kept = useContext(FormContext)?.kept
  return kept && name !== undefined && Object.hasOwn(kept, name) ? kept[name] : undefined
}
