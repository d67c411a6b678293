export async function check(file: string): Promise<number> {
  return Promise.resolve(file.length);
}
