import { ByteWriter } from '../storage/byte-writer.ts'
import { EntryPacker, type PackedEntries } from '../storage/packed-entries.ts'
import type { PersonId } from './event.ts'
import { firstEventOf, type LoadPlan } from './load-plan.ts'
import { PERSONS, personKey, RECORD_IDS, recordIdKey } from './state-tables.ts'

/**
 * The rows of loaded persons.
 *
 * @param persons - the number of each in the plan, and its id; ids ascend by their bytes.
 */
export function packPersons(
  plan: LoadPlan,
  persons: Iterable<readonly [number: number, id: PersonId]>,
): PackedEntries {
  const packer = new EntryPacker(PERSONS.name)
  const row = new ByteWriter()
  for (const [number, id] of persons) {
    const [from, to] = [plan.firstOf[number]!, plan.firstOf[number + 1]!]
    const since = firstEventOf(plan, number) + to - from
    PERSONS.value.write(row, {
      members: Array.from({ length: to - from }, (_, at) => from + at),
      since,
      // Its records were linked after that, one by one.
      version: since + to - from,
    })
    packer.add(personKey(id), row.lend())
  }
  return packer.take()
}

/**
 * Which number a source's record has.
 *
 * @param records - ascending by the bytes of source and id.
 * @throws {@link LinkageError} `record-key-too-long`.
 */
export function packRecordIds(
  records: Iterable<readonly [source: string, id: string, record: number]>,
): PackedEntries {
  const packer = new EntryPacker(RECORD_IDS.name)
  const row = new ByteWriter()
  for (const [source, id, record] of records) {
    RECORD_IDS.value.write(row, record)
    packer.add(recordIdKey(source, id), row.lend())
  }
  return packer.take()
}
