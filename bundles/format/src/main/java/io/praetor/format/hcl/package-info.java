/**
 * HCL version 1 as trees of maps, lists, strings, longs, doubles and booleans: configuration files
 * and rules are written in it.
 */
package io.praetor.format.hcl;
