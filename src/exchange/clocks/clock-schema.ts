import {
  type TEnum,
  type TInteger,
  type TObject,
  type TOptional,
  type TString,
  Type,
} from 'typebox'
import { DAY, MOMENT } from '../http/time.ts'
import { CLOCK_STATUSES, type ClockStatus } from './clock.ts'
import { CLOCK_RULE_IDS, type ClockRuleId } from './clock-rules.ts'

export const CLOCK_RULE: TEnum<ClockRuleId[]> = Type.Enum([...CLOCK_RULE_IDS])
export const CLOCK_STATUS: TEnum<ClockStatus[]> = Type.Enum([...CLOCK_STATUSES])

/** Schema of a clock as it is told. */
export const CLOCK: TObject<{
  id: TInteger
  rule: TEnum<ClockRuleId[]>
  state: TString
  status: TEnum<ClockStatus[]>
  subject: TString
  stateStudentId: TOptional<TString>
  started: TString
  due: TOptional<TString>
  ended: TOptional<TString>
  awaited: TOptional<TInteger>
  settled: TOptional<TObject<{ by: TString; note: TString }>>
}> = Type.Object({
  id: Type.Integer(),
  rule: CLOCK_RULE,
  state: Type.String(),
  status: CLOCK_STATUS,
  subject: Type.String(),
  stateStudentId: Type.Optional(Type.String()),
  started: DAY,
  due: Type.Optional(Type.String({ ...DAY, description: 'Last day.' })),
  ended: Type.Optional(MOMENT),
  awaited: Type.Optional(
    Type.Integer({ description: 'Children of a term of whom nothing has come yet.' }),
  ),
  settled: Type.Optional(Type.Object({ by: Type.String(), note: Type.String() })),
})
