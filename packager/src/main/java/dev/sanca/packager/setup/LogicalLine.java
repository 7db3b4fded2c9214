package dev.sanca.packager.setup;

/**
 * A line after comments are gone and continued lines are joined.
 *
 * @param text without blanks at its ends; never empty
 * @param where its first physical line
 */
record LogicalLine(String text, Location where) {}
