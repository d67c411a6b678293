import * as l10n from '@vscode/l10n';

/** What can be drawn of a bump hunt, and how it is called where it is chosen. */
export const partNames = {
  before: l10n.t('before'),
  after: l10n.t('after'),
  scan: l10n.t('Z by cut'),
} as const;

export const parts = ['before', 'after', 'scan'] as const satisfies readonly (keyof typeof partNames)[];
