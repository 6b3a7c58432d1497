import { type DigestChallenge, digestHashes } from './digestAnswer';
import { type Challenge, parseChallenges } from './parseChallenges';

/** The strongest Digest challenge in a WWW-Authenticate header; undefined when there is none to be answered. */
export function chooseChallenge(header: string): DigestChallenge | undefined {
  const strength = Object.keys(digestHashes);
  const rank = ({ algorithm }: DigestChallenge) => strength.indexOf(hashName(algorithm));
  return parseChallenges(header)
    .filter(({ scheme }) => scheme === 'digest')
    .flatMap((challenge) => toDigest(challenge) ?? [])
    .sort((a, b) => rank(a) - rank(b))[0];
}

function toDigest({ parameters }: Challenge): DigestChallenge | undefined {
  const { realm, nonce, opaque, algorithm = 'MD5', qop, userhash } = parameters;
  if (realm === undefined || nonce === undefined || !(hashName(algorithm) in digestHashes)) return undefined;
  const offered = qop?.split(/[\s,]+/).map((word) => word.toLowerCase());
  // "auth" is enough where both are offered: "auth-int" needs the whole body in memory.
  const chosen = (['auth', 'auth-int'] as const).find((word) => offered?.includes(word));
  if (offered && !chosen) return undefined;
  return { realm, nonce, opaque, algorithm, qop: chosen, userhash: userhash?.toLowerCase() === 'true' };
}

function hashName(algorithm: string): string {
  return algorithm.toUpperCase().replace(/-SESS$/, '');
}
