/** Routes below {@code ${path}/}. */
package ${package};
