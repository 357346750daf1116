import type { DirectoryEntry } from '../directory/directory-entry.ts'
import { stateOf } from '../directory/states.ts'
import { DEMO_DISTRICTS, DEMO_SCHOOLS, DEMO_STATES, demoDistrict } from './demo-submission.ts'

/** From when on all stands in it. */
const SINCE = '2020-07-01'

/**
 * The directory of the training environment: its states, the districts that its students are in, and
 * their schools, so that notices and requests can be addressed to them. Nobody is reached there.
 */
export function demoDirectory(): DirectoryEntry[] {
  return DEMO_STATES.flatMap((code) => {
    const state = { state: code, since: SINCE }
    const office = { office: `Training office of ${code}`, phone: '555-0100' }
    return [
      {
        ...state,
        kind: 'state',
        id: code,
        name: stateOf(code)!.name,
        levels: ['district', 'state'],
        contact: office,
      } as const,
      ...Array.from({ length: DEMO_DISTRICTS }, (_, at) => demoDistrict(code, at)).flatMap(
        (district, at): DirectoryEntry[] => [
          { ...state, kind: 'district', id: district, name: `Training district ${at + 1}` },
          ...DEMO_SCHOOLS.map(
            (name, number): DirectoryEntry => ({
              ...state,
              kind: 'school',
              id: `${district}${String(number + 1).padStart(5, '0')}`,
              name: `${name} School`,
              district,
            }),
          ),
        ],
      ),
    ]
  })
}
