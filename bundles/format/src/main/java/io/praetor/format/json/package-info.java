/** JSON as requests carry it, and as rows keep what has no columns of its own. */
package io.praetor.format.json;
