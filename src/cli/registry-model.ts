import type { LinkageModel } from '../model/linkage-model.ts'
import { personModel } from '../model/presets/person.ts'
import { shippedStudentModel } from '../model/presets/student-shipped.ts'
import { readModel } from './read-model.ts'

/** A model for a registry: a preset, fitted where one is shipped so, or a document. */
export function registryModel(nameOrFile: string): LinkageModel {
  const model = readModel(nameOrFile)
  if (model === 'student') return shippedStudentModel()
  return model === 'person' ? personModel : model
}
