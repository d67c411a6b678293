/** The parts of JSROOT that are used here; its own declarations do not cover them. */
declare module 'jsroot/io' {
  interface RootFile {
    /** Reads an object by its name, with folders separated by slashes. */
    readObject(name: string): Promise<object>;
    readonly fKeys: readonly { readonly fName: string; readonly fClassName: string }[];
  }
  /** Opens a file: a URL such as `file://` and a path. */
  export function openFile(url: string): Promise<RootFile | null>;
}

declare module 'jsroot/tree' {
  /** Reads the branches added to it, entry by entry. */
  export class TSelector {
    addBranch(branch: string, name?: string): number;
    /** Values of the branches at the current entry, by name. */
    readonly tgtobj: Readonly<Record<string, unknown>>;
    Process(entry: number): void;
  }
  export function treeProcess(tree: object, selector: TSelector, options?: { readonly numentries?: number }): Promise<TSelector>;
}
