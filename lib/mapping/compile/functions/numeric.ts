import { type FunctionGroup, type OwnFunction, unusual } from './OwnFunction';

const decimalNumber = /^-?[0-9]+(\.[0-9]+)?([Ee][-+]?[0-9]+)?$/;

function ofNumber(compute: (value: number) => number): OwnFunction {
  return {
    one: (value) => (typeof value === 'number' ? compute(value) : value === undefined ? undefined : unusual),
  };
}

/** Halves go to the even neighbour. The point is moved in the text, as multiplying would round. */
function round(value: number, precision: number): number {
  const shifted = precision === 0 ? value : moveDecimalPoint(value, precision);
  const nearest = Math.round(shifted);
  const isHalf = Math.abs(nearest - shifted) === 0.5 && Math.abs(nearest % 2) === 1;
  const even = isHalf ? nearest - 1 : nearest;
  const result = precision === 0 ? even : moveDecimalPoint(even, -precision);
  return Object.is(result, -0) ? 0 : result;
}

function moveDecimalPoint(value: number, places: number): number {
  const [digits, exponent] = String(value).split('e');
  return Number(`${digits}e${exponent === undefined ? places : Number(exponent) + places}`);
}

export const numeric: FunctionGroup = () => ({
  floor: ofNumber(Math.floor),
  ceil: ofNumber(Math.ceil),
  abs: ofNumber(Math.abs),
  round: {
    one: (value) => (typeof value === 'number' ? round(value, 0) : value === undefined ? undefined : unusual),
    two: (value, precision) =>
      typeof value === 'number' && typeof precision === 'number' ? round(value, precision) : unusual,
  },
  number: {
    one(value) {
      if (typeof value === 'number' || value === undefined) return value;
      if (typeof value === 'boolean') return value ? 1 : 0;
      if (typeof value !== 'string' || !decimalNumber.test(value)) return unusual;
      const number = Number(value);
      return Number.isFinite(number) ? number : unusual;
    },
  },
});
