/**
 * Text to trees: JSON and Go's notations. A tree is made of maps, lists, strings, longs, doubles
 * and booleans.
 */
package io.praetor.config.internal.syntax;
