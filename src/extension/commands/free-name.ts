import { Uri, workspace } from 'vscode';

/** The name itself, or with the first number behind it for which the folder has no dataset file. */
export async function freeName(folder: Uri, name: string): Promise<string> {
  for (let k = 1; ; k++) {
    const candidate = k === 1 ? name : `${name}-${k}`;
    if (!(await exists(Uri.joinPath(folder, `${candidate}.dataset.ts`)))) return candidate;
  }
}

export async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
