const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the disk is read-only',
  EACCES: 'you have no right to write there',
  EPERM: 'you have no right to write there',
  ENOENT: 'a folder above it does not exist and cannot be made',
  ENAMETOOLONG: 'the name is too long',
  EFBIG: 'a file would be larger than the system allows',
};

/** Why the disk refused, for a user; without the names of folders, since it may be shared. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof Error) || !('code' in error)) return message;
  // Node says: code, meaning, call and file.
  return reasons[String(error.code)] ?? message.split(',')[0];
}
