/** Tells, now and at every change, whether the user likes no motion, by the setting of the system or of the editor. */
export function watchMotion(tell: (calm: boolean) => void): void {
  const system = matchMedia('(prefers-reduced-motion: reduce)');
  const look = (): void => tell(system.matches || document.body.classList.contains('vscode-reduce-motion'));
  system.addEventListener('change', look);
  new MutationObserver(look).observe(document.body, { attributes: true, attributeFilter: ['class'] });
  look();
}
