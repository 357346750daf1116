import { type TSchema, Type } from 'typebox'

/** One setting: what it may be, what it is if nobody says so, and what it means. */
export interface Setting<T> {
  readonly schema: TSchema
  readonly default: T
  readonly about: string
  /** Comes from a file of its own or the environment, never from the configuration file. */
  readonly isSecret: boolean
}

/** One of a few words. */
export type Choice<T extends string> = T

/** The table of settings that gives a configuration of type `C`: sections of settings. */
export type SettingsOf<C> = {
  readonly [S in keyof C]: { readonly [K in keyof C[S]]: Setting<C[S][K]> }
}

export function settingOf<T>(schema: TSchema, standard: T, about: string): Setting<T> {
  return { schema, default: standard, about, isSecret: false }
}

/** A text, of a pattern if one is given. */
export function text(standard: string, about: string, pattern?: string): Setting<string> {
  const bound = pattern === undefined ? {} : { pattern }
  return settingOf(Type.String({ maxLength: 1000, ...bound }), standard, about)
}

/** A whole number in a range. */
export function number(
  standard: number,
  [minimum, maximum]: readonly [number, number],
  about: string,
): Setting<number> {
  return settingOf(Type.Integer({ minimum, maximum }), standard, about)
}

export function flag(standard: boolean, about: string): Setting<boolean> {
  return settingOf(Type.Boolean(), standard, about)
}

export function choice<T extends string>(
  standard: NoInfer<T>,
  words: readonly T[],
  about: string,
): Setting<T> {
  return settingOf(Type.Enum([...words]), standard, about)
}

/** A list of texts, each as `item` says. */
export function list(
  standard: readonly string[],
  item: { readonly pattern?: string; readonly minLength?: number; readonly maxLength?: number },
  about: string,
): Setting<readonly string[]> {
  return settingOf(Type.Array(Type.String(item)), standard, about)
}

/** What nobody may read in a configuration file. Empty if there is none. */
export function secret(about: string): Setting<string> {
  return { ...settingOf(Type.String({ maxLength: 4096 }), '', about), isSecret: true }
}
