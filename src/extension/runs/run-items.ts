import { l10n, MarkdownString, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri, workspace } from 'vscode';
import type { StoredRun } from '../../session/run-library.js';
import { commandIds } from '../commands/ids.js';

/** A line of the view Runs: a dataset file, or one of its runs. */
export type RunNode =
  | { readonly kind: 'file'; readonly file: string; readonly runs: readonly StoredRun[] }
  | { readonly kind: 'run'; readonly run: StoredRun };

/** Runs by dataset file: the file of the newest run first, pinned runs before others. */
export function byFile(runs: readonly StoredRun[]): RunNode[] {
  const files = [...new Set(runs.map(({ file }) => file))];
  return files.map((file) => {
    const own = runs.filter((run) => run.file === file);
    return {
      kind: 'file',
      file,
      runs: [...own.filter(({ pinned }) => pinned), ...own.filter(({ pinned }) => !pinned)],
    };
  });
}

/** How a line looks. */
export function itemOf(node: RunNode, now: number): TreeItem {
  switch (node.kind) {
    case 'file': {
      const item = new TreeItem(workspace.asRelativePath(node.file), TreeItemCollapsibleState.Expanded);
      item.id = node.file;
      item.description = node.runs.length === 1 ? l10n.t('1 run') : l10n.t('{0} runs', node.runs.length);
      item.iconPath = new ThemeIcon('file-code');
      item.resourceUri = Uri.file(node.file);
      item.contextValue = 'file';
      return item;
    }
    case 'run': {
      const { run } = node;
      const item = new TreeItem(nameOf(run));
      item.id = run.directory;
      item.description = [run.latent, ...outcomeOf(run), agoOf(now - run.written)].join(' · ');
      item.tooltip = tooltipOf(run);
      item.iconPath = new ThemeIcon(run.pinned ? 'pinned' : run.outcome === null ? 'circle-slash' : 'history');
      item.contextValue = run.pinned ? 'run pinned' : 'run';
      item.command = { command: commandIds.openRun, title: l10n.t('Open Run'), arguments: [node] };
      item.accessibilityInformation = {
        label: run.pinned
          ? l10n.t('Run {0}, {1}, pinned', nameOf(run), item.description)
          : l10n.t('Run {0}, {1}', nameOf(run), item.description),
      };
      return item;
    }
  }
}

/** What the user called it, or its seed. */
export function nameOf({ name, seed }: StoredRun): string {
  return name === '' ? l10n.t('seed {0}', seed) : name;
}

function outcomeOf({ outcome }: StoredRun): string[] {
  if (outcome === null) return [l10n.t('not finished')];
  const aucs = outcome.signals.map(({ auc }) => auc.toFixed(2));
  return [
    `sup ρ ${outcome.sup.toPrecision(3)}`,
    ...(aucs.length > 0 ? [l10n.t('AUC {0}', aucs.join(', '))] : []),
    `${outcome.seconds.toPrecision(2)} s`,
  ];
}

function tooltipOf(run: StoredRun): MarkdownString {
  const { outcome } = run;
  const facts = [
    l10n.t('latent space {0}, seed {1}', run.latent, run.seed),
    ...(outcome === null
      ? [l10n.t('did not come to its end')]
      : [
          l10n.t('{0} steps in {1} s', outcome.steps.toLocaleString('en'), outcome.seconds.toPrecision(3)),
          `sup ρ = ${outcome.sup.toPrecision(3)}`,
          ...outcome.signals.map(({ name, auc }) => l10n.t('AUC of {0}: {1}', name, auc.toFixed(3))),
        ]),
    new Date(run.written).toLocaleString(),
    l10n.t('{0} MiB on disk', (run.bytes / 2 ** 20).toFixed(1)),
  ];
  const text = new MarkdownString();
  text.appendText(nameOf(run));
  for (const fact of facts) text.appendMarkdown('\n\n').appendText(fact);
  return text;
}

/** Such as "5 min ago". */
function agoOf(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) return l10n.t('just now');
  if (minutes < 60) return l10n.t('{0} min ago', minutes);
  if (minutes < 24 * 60) return l10n.t('{0} h ago', Math.floor(minutes / 60));
  return l10n.t('{0} d ago', Math.floor(minutes / (24 * 60)));
}

/** The dataset file of a line of the view that a command was given; whatever else it was given, as it is. */
export function datasetOf(argument: unknown): unknown {
  if (typeof argument !== 'object' || argument === null || !('kind' in argument) || !('file' in argument))
    return argument;
  return argument.kind === 'file' && typeof argument.file === 'string' ? Uri.file(argument.file) : argument;
}
