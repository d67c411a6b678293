/** How many cases: few with all other tests, many with `npm run fuzz`, and as many as a variable of the environment says. */
export function caseCount(variable: string, few: number, many: number): number {
  const asked = process.env[variable];
  if (asked !== undefined) return Number(asked);
  return process.env.npm_lifecycle_event === 'fuzz' ? many : few;
}
