import { radiusOfSolution } from '../analysis/certificate/collision-proof.js';
import { latentCode } from '../autoencoder/latent-code.js';
import type { CertificateResult, CollisionProof } from '../protocol/result.js';
import type { Network } from './network.js';

/** A bound that loses more than this share of itself by a Lipschitz constant is told without one, as not proved. */
const largestLoss = 0.1;
/** Relative errors of data that are standardised and back, a few roundings of 2⁻⁵³. */
const unitsError = 1e-15;

/** A certificate with how sure it is: its bound made smaller by what the proof takes, and the codes as exported. */
export function withProof(found: CertificateResult, network: Network): CertificateResult {
  const { codes } = network.model.evaluate(Float64Array.of(...found.x, ...found.y));
  const size = codes.length / 2;
  const exportedDistance = Math.hypot(...codes.subarray(0, size).map((value, k) => value - codes[size + k]));
  const proof = exactCollision(found, network) ?? smoothDecoder(found, exportedDistance, network);
  return { ...found, bound: provedBound(found, proof, exportedDistance), exportedDistance, proof };
}

function provedBound({ separation }: CertificateResult, proof: CollisionProof, exportedDistance: number): number {
  switch (proof.kind) {
    case 'exact':
      return (separation - proof.within) / 2;
    case 'lipschitz':
      return (separation - proof.constant * exportedDistance) / 2;
    case 'numerical':
      return separation / 2;
  }
}

/** A proof that a point near x has exactly the code of y, or the other way round; null if none. */
function exactCollision(
  { x, y }: CertificateResult,
  { shape, encoderOutput, smoothnessAt, standardization }: Network,
): CollisionProof | null {
  if (smoothnessAt === null || encoderOutput === null) return null;
  const { size, parts } = latentCode(shape.latent);
  // Codes on a curved latent space are no open set of ℝᵐ, so that the derivative is not onto.
  if (parts.length > 0) return null;
  const [scale, offset] =
    standardization === null ? [1, 0] : [Math.max(...standardization.scale), Math.hypot(...standardization.mean)];
  const [at, other] = [x, y].map((point) => {
    const place = Float64Array.from(point);
    return {
      smoothness: smoothnessAt(place),
      code: encoderOutput(place).subarray(0, size),
      length: Math.hypot(...point),
    };
  });
  const gap =
    Math.hypot(...at.code.map((value, k) => value - other.code[k])) +
    at.smoothness.rounding +
    other.smoothness.rounding;
  const radii = [at, other].flatMap(({ smoothness, length }) => {
    // Of a variational encoder the means come first.
    const jacobian = smoothness.jacobian.subarray(0, size * x.length);
    const radius = radiusOfSolution({ ...smoothness, jacobian }, size, gap);
    return radius === null ? [] : [scale * radius + unitsError * (length + offset)];
  });
  return radii.length === 0 ? null : { kind: 'exact', within: Math.min(...radii) };
}

/** Near codes have near reconstructions: what this decoder's Lipschitz constant leaves of the bound. */
function smoothDecoder(
  { separation }: CertificateResult,
  exportedDistance: number,
  { decoderLipschitz, standardization }: Network,
): CollisionProof {
  if (decoderLipschitz === null) return { kind: 'numerical' };
  const constant = (standardization === null ? 1 : Math.max(...standardization.scale)) * decoderLipschitz();
  return constant * exportedDistance <= largestLoss * separation
    ? { kind: 'lipschitz', constant }
    : { kind: 'numerical' };
}
