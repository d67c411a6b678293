/** The parts of JSROOT's own way to read trees that tests hold the reader of ROOT files against. */
declare module 'jsroot/tree' {
  import type { Tree } from 'jsroot/io';

  export class TSelector {
    /** The values of the entry, by the names of the branches. */
    readonly tgtobj: Readonly<Record<string, unknown>>;
    addBranch(name: string): number;
    Process(entry: number): void;
    Terminate(isWhole: boolean): void;
  }

  export function treeProcess(tree: Tree, selector: TSelector): Promise<TSelector>;
}
