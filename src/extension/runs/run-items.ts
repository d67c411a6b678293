import { env, l10n, MarkdownString, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri, workspace } from 'vscode';
import { formatCount } from '../../protocol/format.js';
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
      const [label, ...rest] = wordsOf(run, now);
      const item = new TreeItem(label);
      item.id = run.directory;
      item.description = rest.join(' · ');
      item.tooltip = tooltipOf(run);
      item.iconPath = new ThemeIcon(run.pinned ? 'pinned' : run.outcome === null ? 'circle-slash' : 'history');
      item.contextValue = `run${run.pinned ? ' pinned' : ''}${run.isResumable ? ' resumable' : ''}`;
      item.command = { command: commandIds.openRun, title: l10n.t('Open Run'), arguments: [node] };
      item.accessibilityInformation = {
        label: run.pinned
          ? l10n.t('Run {0}, {1}, pinned', label, item.description)
          : l10n.t('Run {0}, {1}', label, item.description),
      };
      return item;
    }
  }
}

/** What the user called it, or its seed. */
export function nameOf({ name, seed }: StoredRun): string {
  return name === '' ? l10n.t('seed {0}', seed) : name;
}

/** What tells runs apart comes first, for a narrow view: its name where it has one, what came of it, and when. */
function wordsOf(run: StoredRun, now: number): [string, ...string[]] {
  const { name, latent, outcome, written, seed } = run;
  const cameTo = outcome === null ? endInWords(run) : `sup ρ ${outcome.sup.toPrecision(3)}`;
  const facts = [timeOf(written, now), l10n.t('seed {0}', seed)];
  return name === '' ? [`${latent} · ${cameTo}`, ...facts] : [name, latent, cameTo, ...facts];
}

/** How a run without a result ended. */
function endInWords({ end }: StoredRun): string {
  switch (end?.state) {
    case 'interrupted':
      return l10n.t('interrupted at step {0}', formatCount(end.step));
    case 'failed':
      return l10n.t('failed at step {0}', formatCount(end.step));
    case 'finished':
    case undefined:
      return l10n.t('not finished');
  }
}

function tooltipOf(run: StoredRun): MarkdownString {
  const { outcome } = run;
  const facts = [
    l10n.t('latent space {0}, seed {1}', run.latent, run.seed),
    ...(outcome === null
      ? [endInWords(run)]
      : [
          // Nothing was trained of a model from elsewhere.
          ...(outcome.seconds > 0
            ? [l10n.t('{0} steps in {1} s', formatCount(outcome.steps), outcome.seconds.toPrecision(3))]
            : []),
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

/** The time of a run of today, as `14:32`; of an older one the day too. */
function timeOf(written: number, now: number): string {
  const date = new Date(written);
  const time = { hour: '2-digit', minute: '2-digit' } as const;
  if (date.toDateString() === new Date(now).toDateString()) return date.toLocaleTimeString(env.language, time);
  return date.toLocaleString(env.language, { day: 'numeric', month: 'short', ...time });
}

/** The dataset file of a line of the view that a command was given; whatever else it was given, as it is. */
export function datasetOf(argument: unknown): unknown {
  if (typeof argument !== 'object' || argument === null || !('kind' in argument) || !('file' in argument))
    return argument;
  return argument.kind === 'file' && typeof argument.file === 'string' ? Uri.file(argument.file) : argument;
}
