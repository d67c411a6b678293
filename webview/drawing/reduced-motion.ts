const system = (): MediaQueryList => matchMedia('(prefers-reduced-motion: reduce)');

/** Whether the user wants nothing to move by itself, by the setting of the system or of the editor. */
export const prefersReducedMotion = (): boolean =>
  system().matches || document.body.classList.contains('vscode-reduce-motion');

/** Tells, now and at every change, whether the user wants nothing to move by itself. */
export function watchMotion(tell: (calm: boolean) => void): void {
  const look = (): void => tell(prefersReducedMotion());
  system().addEventListener('change', look);
  new MutationObserver(look).observe(document.body, { attributes: true, attributeFilter: ['class'] });
  look();
}
