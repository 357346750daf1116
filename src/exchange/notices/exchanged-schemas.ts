import { type TInteger, type TObject, type TOptional, type TString, Type } from 'typebox'
import { MOMENT, momentOf } from '../http/time.ts'
import type { ExchangedStep } from './exchanged-work.ts'

export const MSIX_ID: TString = Type.String({ pattern: '^\\d{12}$', description: 'MSIX id.' })

/** Parameters of what has a number. */
export const NUMBERED: TObject<{ id: TInteger }> = Type.Object({
  id: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
})

/** A step of a history. */
export const STEP: TObject<{
  at: TString
  by: TString
  action: TString
  note: TOptional<TString>
}> = Type.Object({
  at: MOMENT,
  by: Type.String({ description: 'Account, or `exchange`.' }),
  action: Type.String(),
  note: Type.Optional(Type.String()),
})

export function stepAnswers(
  steps: readonly ExchangedStep[],
): readonly (Omit<ExchangedStep, 'at'> & { readonly at: string })[] {
  return steps.map((step) => ({ ...step, at: momentOf(step.at) }))
}
