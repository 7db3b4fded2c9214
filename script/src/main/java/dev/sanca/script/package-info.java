/**
 * CPython for {@code javax.script}: {@code new ScriptEngineManager().getEngineByName("python")}.
 *
 * <p>All engines of a process share one interpreter, the one that runs already or else one that the first engine starts. Each engine has
 * a namespace of its own, as a Python module has.
 */
package dev.sanca.script;
