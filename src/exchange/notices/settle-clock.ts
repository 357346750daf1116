import { type Clock, settleClock } from '../clocks/clock.ts'
import { openClock } from '../clocks/clock-commands.ts'
import type { CommandContext } from '../writer/command.ts'
import { finishCorrection } from './correction-commands.ts'

/** What ends clocks by word. */
export const settleClockCommands = {
  /** Somebody of the state says that the duty is done, or that there was none. */
  'clocks.settle': (
    context: CommandContext,
    args: {
      readonly id: number
      readonly outcome: 'met' | 'not-applicable'
      readonly note: string
    },
  ): Clock => {
    const { id, outcome, note } = args
    const clock = openClock(context.app, id, ['T1', 'T2', 'T3', 'T4', 'T6', 'T7', 'T9'])
    const settled = settleClock(context, clock, outcome, note)
    if (settled.rule === 'T9') finishCorrection(context, settled, 'corrected, by word')
    return settled
  },
} as const
