const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EBUSY: 'in use by another program',
  EDQUOT: 'disk quota used up',
  EEXIST: 'a file of that name is in the way',
  EFBIG: 'the file would be too large',
  EISDIR: 'is a directory',
  ELOOP: 'too many symbolic links',
  EMFILE: 'too many open files',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'no such file',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of the path is not a directory',
  EPIPE: 'the reader has gone',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
  EIO: 'the disk reports an error',
  ERR_INVALID_ARG_VALUE: 'the path is not a file name',
  Z_BUF_ERROR: 'the gzip data ends early',
  Z_DATA_ERROR: 'the gzip data is damaged',
}

/** A failure of the system in plain words; `undefined` if the error is not one. */
export function reasonOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return
  const known = REASONS[error.code]
  if (known !== undefined) return known
  return 'syscall' in error ? error.code : undefined
}
