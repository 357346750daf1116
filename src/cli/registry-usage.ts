import type { RegistryCommand } from './registry-command.ts'
import { REGISTRY_COMMANDS } from './registry-commands.ts'

const EXIT_CODES = 'Exit: 0 done, 1 refused input, 2 wrong usage, 130 or 143 stopped.'

const COMMON = `  --json     JSON on a terminal too; where the output is no terminal it is JSON lines anyway
  --quiet    no notes and no progress
  --help     this text`

/** Help of one command. */
export function commandHelp(name: string, { operands, help }: RegistryCommand): string {
  return `nearmatch registry ${name} ${operands}\n\n${help}\n${COMMON}\n\n${EXIT_CODES}\n`
}

/** What `nearmatch registry --help` prints. */
export const REGISTRY_USAGE: string = `nearmatch registry COMMAND DIR …

A registry is a folder that remembers who is who: records of several sources, the persons they
belong to, every decision, and how to take it back. A record is written SOURCE/ID, a person by its id.

${Object.entries(REGISTRY_COMMANDS)
  .map(([name, { operands, summary }]) => `  ${`${name} ${operands}`.padEnd(44)} ${summary}`)
  .join('\n')}

  nearmatch registry COMMAND --help      options and an example of a command

Example
  nearmatch generate students --rows 3000 --seed 1 --out students.csv
  nearmatch registry init children --model student
  nearmatch registry submit children students.csv --source state --id record_id
  nearmatch registry review children list

${EXIT_CODES}
`
