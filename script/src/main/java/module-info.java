/**
 * CPython as a scripting engine of {@code javax.script}, under the names {@code python}, {@code py}, {@code cpython}.
 */
module dev.sanca.script {
    requires transitive java.scripting;
    requires transitive dev.sanca.runtime;

    exports dev.sanca.script;

    provides javax.script.ScriptEngineFactory with dev.sanca.script.PythonScriptEngineFactory;
}
