import * as l10n from '@vscode/l10n';
import type { SvgPicture } from './element-svg.js';
import { withResolution } from './png-resolution.js';

/**
 * A picture as a PNG file.
 * @throws Error where the browser cannot draw it.
 */
export async function pngOf({ svg, pixels, resolution }: SvgPicture): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;base64,${base64(new TextEncoder().encode(svg))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [pixels.width, pixels.height];
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error(l10n.t('The browser could not write the picture as PNG: it may be too large.'));
  if (resolution === null) return blob;
  const png = withResolution(new Uint8Array(await blob.arrayBuffer()), resolution);
  return new Blob([png], { type: 'image/png' });
}

function base64(bytes: Uint8Array): string {
  const chunks: string[] = [];
  // A function takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000)
    chunks.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  return btoa(chunks.join(''));
}
