/** What a user can ask of a run that is under way. */
export type RunCommand =
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  /** One training step, then pause. */
  | { readonly kind: 'step' }
  /** End the run here, analyse what there is. */
  | { readonly kind: 'stop' }
  /** Whether somebody looks: live frames are made only then. */
  | { readonly kind: 'watch'; readonly visible: boolean };

/** A question to the network as it is now, answered with the same `request`. */
export type RunRequest =
  /** codes: count × latent code size → points count × D, in data units. */
  | { readonly kind: 'decode'; readonly request: number; readonly codes: Float32Array }
  /** points: count × D, in data units → codes count × latent code size. */
  | { readonly kind: 'encode'; readonly request: number; readonly points: Float32Array };

export type RunReply =
  | { readonly kind: 'answer'; readonly request: number; readonly values: Float32Array }
  | { readonly kind: 'refusal'; readonly request: number; readonly message: string };
