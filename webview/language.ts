import * as l10n from '@vscode/l10n';
import { translationsElementId } from '../src/protocol/page.js';

// Imported before all others by `panel.tsx`, since modules translate what they hold when they are loaded. In a report, and in
// English, the page has no translations.
const contents = document.getElementById(translationsElementId)?.textContent ?? '';
if (contents !== '') l10n.config({ contents });
