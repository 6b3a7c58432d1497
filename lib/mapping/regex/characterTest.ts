import type { CharacterTest } from './Pattern';

/** Whether a character matches a class, an escape, a dot or a letter: asks `RegExp` once for each character. */
export function characterTest(token: string, ignoreCase: boolean): CharacterTest {
  const single = new RegExp(`^(?:${token})$`, ignoreCase ? 'i' : '');
  const known = new Map<number, boolean>();
  return (code) => {
    let answer = known.get(code);
    if (answer === undefined) {
      answer = single.test(String.fromCharCode(code));
      known.set(code, answer);
    }
    return answer;
  };
}
