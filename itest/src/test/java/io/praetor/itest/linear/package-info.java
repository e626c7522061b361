/** Is what concurrent clients saw possible on a single, atomic store? */
package io.praetor.itest.linear;
