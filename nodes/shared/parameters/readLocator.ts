import type { IExecuteFunctions } from 'n8n-workflow';
import { isObject } from '../../../lib';
import { textOf } from '../formValues';
import { readParameter } from './readParameter';

/** What is chosen from a list, or typed in, for one item; "" when nothing is. */
export function readLocator(context: IExecuteFunctions, name: string, itemIndex: number): string {
  const chosen = readParameter(context, name, itemIndex, '');
  return textOf(isObject(chosen) ? chosen.value : chosen).trim();
}
