import type { ParseArgsOptionsConfig } from 'node:util'
import type { WriteOptions } from '../registry/engine.ts'
import type { Registry } from '../registry/registry.ts'
import type { WriteAnswer } from '../registry/write-answer.ts'
import { writeAnswer } from './registry-answers.ts'
import type { RegistryCall, RegistryCommand } from './registry-command.ts'
import {
  EXPECTED_HELP,
  EXPECTED_OPTION,
  expectingOptions,
  WRITE_HELP,
  WRITE_OPTIONS,
} from './registry-write-options.ts'
import { withRegistry } from './with-registry.ts'

/** What is special about one operation. */
export interface Operation {
  /** After DIR; the last may end in `…`. */
  readonly operands: readonly string[]
  readonly summary: string
  readonly about: string
  readonly example: string
  readonly options?: ParseArgsOptionsConfig
  readonly optionHelp?: string
  act(
    registry: Registry,
    operands: readonly string[],
    options: WriteOptions,
    call: RegistryCall,
  ): Promise<WriteAnswer>
}

/** A command that does one thing to a registry and prints what came of it. */
export function operation(what: Operation): RegistryCommand {
  return {
    operands: ['DIR', ...what.operands].join(' '),
    summary: what.summary,
    options: { ...WRITE_OPTIONS, ...EXPECTED_OPTION, ...what.options },
    help: `${what.about}
Prints the sequence number (which undo takes), the persons it touched and the events in their order.

${what.optionHelp === undefined ? '' : `${what.optionHelp}\n`}${WRITE_HELP}
${EXPECTED_HELP}

Example
  ${what.example}
`,
    async run(call) {
      const [dir, ...operands] = call.operands('DIR', ...what.operands)
      const options = expectingOptions(call)
      await withRegistry(dir!, {}, async (registry) => {
        const result = await what.act(registry, operands, options, call)
        await call.answer(writeAnswer(result, options.dryRun))
      })
    },
  }
}
