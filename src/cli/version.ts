import manifest from '../../package.json' with { type: 'json' }

/** This release, as results name it. */
export const VERSION: string = manifest.version
