// What the page of settings says.
import { textWith } from '../core/text.js';
import en from './en/settings.js';
import ja from './ja/settings.js';

export const text = textWith({ en, ja });
