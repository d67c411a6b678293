import path from 'node:path';
import type ts from 'typescript';
import type { KnownColumn, KnownColumns } from './known-columns.js';
import { readerPlaceAt, type ReaderPlace } from './reader-place.js';

/**
 * A language service that completes the names of columns of data files, and does all else as before.
 * @param known columns by the absolute path of their file.
 */
export function withColumnNames(
  typescript: typeof ts,
  service: ts.LanguageService,
  known: () => KnownColumns,
): ts.LanguageService {
  const getCompletionsAtPosition: ts.LanguageService['getCompletionsAtPosition'] = (fileName, position, ...rest) => {
    const others = service.getCompletionsAtPosition(fileName, position, ...rest);
    const file = service.getProgram()?.getSourceFile(fileName);
    const place = file === undefined ? null : readerPlaceAt(typescript, file, position);
    if (place === null) return others;
    const columns = known().get(path.resolve(path.dirname(fileName), place.path));
    if (columns === undefined) return others;
    const entries = entriesAt(typescript, place, columns);
    return others === undefined
      ? { isGlobalCompletion: false, isMemberCompletion: true, isNewIdentifierLocation: true, entries }
      : { ...others, entries: [...entries, ...others.entries] };
  };
  return new Proxy(service, {
    get: (target, key): unknown =>
      key === 'getCompletionsAtPosition' ? getCompletionsAtPosition : Reflect.get(target, key),
  });
}

function entriesAt(typescript: typeof ts, place: ReaderPlace, columns: readonly KnownColumn[]): ts.CompletionEntry[] {
  const derived = place.derived.map((name): KnownColumn => ({ name, detail: 'derive' }));
  const isText = place.kind === 'text';
  return [...columns, ...(isText ? derived : [])]
    .filter(({ name }) => !place.taken.includes(name))
    .map(({ name, detail }, index) => {
      const isPlain = isText || /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(name);
      return {
        name,
        kind: isText ? typescript.ScriptElementKind.string : typescript.ScriptElementKind.memberVariableElement,
        kindModifiers: '',
        // In the order of the file, before all else.
        sortText: `0${String(index).padStart(6, '0')}`,
        labelDetails: { description: detail },
        insertText: isText ? name : isPlain ? `.${name}` : `[${JSON.stringify(name).replace(/^"(.*)"$/, "'$1'")}]`,
        ...(isText ? {} : { filterText: `.${name}` }),
        replacementSpan: { start: place.start, length: place.length },
      };
    });
}
