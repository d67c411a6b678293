/** How long something is said that went well, in milliseconds. */
const noticeTime = 4000;

/**
 * Does what was asked for, and says what it returns, or why it failed.
 * @param say an empty text says no more.
 */
export function attempt(action: () => Promise<string | null>, say: (notice: string) => void): void {
  say('');
  action().then(
    (said) => {
      if (said === null) return;
      say(said);
      setTimeout(() => say(''), noticeTime);
    },
    (error: unknown) => say(error instanceof Error ? error.message : String(error)),
  );
}
