import * as l10n from '@vscode/l10n';
import { mapOnManifold } from '../../src/protocol/error-map.js';
import type { RunView } from '../state/model.js';
import type { ViewSettings } from '../state/view-settings.js';
import { earthOf } from './earth.js';
import { hasLines } from './latent/index.js';

/** Settings that are on or off. */
type Flag = { [Key in keyof ViewSettings]: ViewSettings[Key] extends boolean ? Key : never }[keyof ViewSettings];

/** Something that can be drawn in the pictures of points, or left out. */
export interface Overlay {
  readonly flag: Flag;
  readonly name: string;
  /** What it is. */
  readonly title: string;
  /** Whether this run has it. `decodes`: whether there is a network that can be asked. */
  readonly appliesTo: (run: RunView, decodes: boolean) => boolean;
}

const always = (): boolean => true;

/** What the menu Show offers, for all pictures at once. */
export const overlays: readonly Overlay[] = [
  {
    flag: 'dataShown',
    name: l10n.t('data'),
    title: l10n.t('The points of the test sample, coloured'),
    appliesTo: always,
  },
  {
    flag: 'reconstructionShown',
    name: l10n.t('reconstruction'),
    title: l10n.t('The reconstruction of each point, small and grey'),
    appliesTo: always,
  },
  {
    flag: 'joinsShown',
    name: l10n.t('joins'),
    title: l10n.t('Join each data point to its reconstruction'),
    appliesTo: always,
  },
  {
    flag: 'signalsShown',
    name: l10n.t('signals'),
    title: l10n.t('The points of the signals'),
    appliesTo: ({ started }) => started.run.signals.length > 0,
  },
  {
    flag: 'certificateShown',
    name: l10n.t('same code'),
    title: l10n.t('Two points that the encoder gives the same code: no decoder can reconstruct both'),
    appliesTo: ({ finished }) => (finished?.result.certificate ?? null) !== null,
  },
  {
    flag: 'tornEdgesShown',
    name: l10n.t('torn edges'),
    title: l10n.t('Neighbours in the data whose codes are far apart'),
    appliesTo: ({ finished }) => (finished?.result.distortion?.tornEdges?.torn ?? 0) > 0,
  },
  {
    flag: 'trailsShown',
    name: l10n.t('trails'),
    title: l10n.t('The path of some points over the last pictures'),
    appliesTo: always,
  },
  {
    flag: 'gridShown',
    name: l10n.t('grid'),
    title: l10n.t("The image of the manifold's chart under the encoder"),
    appliesTo: ({ started }) => mapOnManifold(started.errorMaps) !== null,
  },
  {
    flag: 'indicatricesShown',
    name: l10n.t('circles'),
    title: l10n.t("Tissot's indicatrices: the encoder's images of equal circles on the manifold"),
    appliesTo: ({ started }) => started.indicatrices?.dimension === 2 && started.run.autoencoder.latent.dimension > 1,
  },
  {
    flag: 'thumbnailsShown',
    name: l10n.t('pictures'),
    title: l10n.t('Points as small pictures at their codes, as many as do not overlap, framed in their colours'),
    appliesTo: ({ started: { run } }) => run.view?.kind === 'image' && run.autoencoder.latent.dimension > 1,
  },
  {
    flag: 'coastShown',
    name: l10n.t('coast lines'),
    title: l10n.t('The coastlines of the Earth, for data that name longitude and latitude in degrees'),
    appliesTo: ({ started }) => earthOf(started) !== null,
  },
  {
    flag: 'lineShown',
    name: l10n.t('line'),
    title: l10n.t(
      'Drag a line through the latent space to see its image under the decoder in the data. When this is off: hold Alt and drag, or press a and b on two points.',
    ),
    appliesTo: ({ started }, decodes) => decodes && hasLines(started.run.autoencoder.latent),
  },
];
