// What the pages of keys and values say.
import { textWith } from '../core/text.js';
import en from './en/kv.js';
import ja from './ja/kv.js';

export const text = textWith({ en, ja });
