/** Checks with the member {@code ${key}}. */
package ${package};
