package dev.sanca.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sanca.PyObject;
import dev.sanca.PythonException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongUnaryOperator;
import javax.script.Bindings;
import javax.script.Compilable;
import javax.script.CompiledScript;
import javax.script.Invocable;
import javax.script.ScriptContext;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;
import javax.script.SimpleBindings;
import javax.script.SimpleScriptContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user of javax.script expects of an engine. */
class PythonScriptEngineTests {
    private final ScriptEngineManager manager = new ScriptEngineManager();
    private final ScriptEngine engine = manager.getEngineByName("python");

    /** An interface with two methods, for getInterface. */
    public interface Shape {
        double area();

        String name(String prefix);
    }

    @ParameterizedTest
    @ValueSource(strings = {"python", "Python", "py", "cpython"})
    void isFoundByName(String name) {
        assertThat(manager.getEngineByName(name)).isInstanceOf(PythonScriptEngine.class);
    }

    @Test
    void isFoundByExtensionAndMimeType() {
        assertThat(manager.getEngineByExtension("py")).isInstanceOf(PythonScriptEngine.class);
        assertThat(manager.getEngineByMimeType("text/x-python")).isInstanceOf(PythonScriptEngine.class);
    }

    @Test
    void theFactoryWritesPython() throws ScriptException {
        var factory = engine.getFactory();
        String text = "quote \" backslash \\ line\nbreak \uD83D\uDE00 \uD800";
        StringWriter out = capture();
        engine.eval(factory.getProgram("x = 1", factory.getOutputStatement(text), "x = 2"));
        assertThat(out).hasToString(text + "\n");
        assertThat(engine.get("x")).isEqualTo(2L);
        assertThat(factory.getMethodCallSyntax("a", "b", "c", "d")).isEqualTo("a.b(c, d)");
        assertThat(factory.getParameter(ScriptEngine.LANGUAGE)).isEqualTo("Python");
        assertThat(factory.getParameter("no such")).isNull();
    }

    @Test
    void givesTheValueOfTheExpressionAtTheEnd() throws ScriptException {
        assertThat(engine.eval("1 + 1")).isEqualTo(2L);
        assertThat(engine.eval("x = 20\nfor i in range(3):\n    x += 1\nx * 2")).isEqualTo(46L);
        assertThat(engine.eval("x = 1")).isNull();
        assertThat(engine.eval("")).isNull();
        assertThat(engine.eval(new StringReader("'read'"))).isEqualTo("read");
        assertThat(engine.eval("[1, 'two', None, 4.5]")).isEqualTo(java.util.Arrays.asList(1L, "two", null, 4.5));
        assertThat(engine.eval("object()")).isInstanceOf(PyObject.class);
    }

    @Test
    void bindingsAreTheNamespaceBothWays() throws ScriptException {
        engine.put("x", 20);
        engine.eval("y = x + 1");
        assertThat(engine.get("y")).isEqualTo(21L);
        Bindings bindings = engine.getBindings(ScriptContext.ENGINE_SCOPE);
        bindings.put("z", List.of(1, 2));
        assertThat(engine.eval("sum(z)")).isEqualTo(3L);
        assertThat(bindings).containsKeys("x", "y", "z").doesNotContainKey("__builtins__x");
        assertThat(bindings.keySet()).doesNotContain("__builtins__");
        assertThat(bindings.remove("x")).isEqualTo(20L);
        assertThatThrownBy(() -> engine.eval("x")).hasMessageContaining("NameError");
        assertThat(engine.get("x")).isNull();
    }

    @Test
    void enginesDoNotSeeEachOther() throws ScriptException {
        engine.put("x", 1);
        ScriptEngine other = manager.getEngineByName("python");
        other.eval("x = 2");
        assertThat(engine.eval("x")).isEqualTo(1L);
        assertThat(other.eval("x")).isEqualTo(2L);
    }

    @Test
    void theGlobalScopeIsSeenBehindTheEngines() throws ScriptException {
        manager.put("shared", 7);
        assertThat(engine.eval("shared")).isEqualTo(7L);
        engine.put("shared", 8);
        assertThat(engine.eval("shared")).isEqualTo(8L);
        assertThat(manager.get("shared")).isEqualTo(7);
        assertThat(manager.getEngineByName("python").eval("shared")).isEqualTo(7L);
    }

    @Test
    void bindingsGivenToEvalAreUsedAndFilled() throws ScriptException {
        Bindings mine = new SimpleBindings();
        mine.put("a", 5);
        assertThat(engine.eval("b = a * 2\nb", mine)).isEqualTo(10L);
        assertThat(mine).containsEntry("b", 10L);
        assertThat(engine.get("b")).isNull();
        Bindings made = engine.createBindings();
        engine.eval("c = 3", made);
        assertThat(made).containsEntry("c", 3L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void namesAreChecked(String name) {
        Bindings bindings = engine.createBindings();
        assertThatThrownBy(() -> bindings.put(null, 1)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> bindings.get(1)).isInstanceOf(ClassCastException.class);
        if (name.isEmpty()) {
            assertThatThrownBy(() -> bindings.put(name, 1)).isInstanceOf(IllegalArgumentException.class);
        } else {
            assertThat(bindings.put(name, 1)).isNull();
        }
    }

    @Test
    void whatIsPrintedGoesToTheWriters() throws ScriptException {
        StringWriter out = capture();
        StringWriter error = new StringWriter();
        engine.getContext().setErrorWriter(error);
        engine.eval("import sys\nprint('out', 1)\nprint('error', file=sys.stderr)");
        assertThat(out).hasToString("out 1\n");
        assertThat(error).hasToString("error\n");
    }

    @Test
    void inputComesFromTheReader() throws ScriptException {
        engine.getContext().setReader(new StringReader("first\nsecond\nrest"));
        assertThat(engine.eval("import sys\n[input(), sys.stdin.readline(), sys.stdin.read()]"))
                .isEqualTo(List.of("first", "second\n", "rest"));
    }

    @Test
    void contextsAreKeptApart() throws ScriptException {
        ScriptContext context = new SimpleScriptContext();
        StringWriter out = new StringWriter();
        context.setWriter(out);
        context.setBindings(engine.createBindings(), ScriptContext.ENGINE_SCOPE);
        context.setAttribute("x", 3, ScriptContext.ENGINE_SCOPE);
        StringWriter mine = capture();
        assertThat(engine.eval("print(x)\nx + 1", context)).isEqualTo(4L);
        assertThat(out).hasToString("3\n");
        assertThat(mine.toString()).isEmpty();
    }

    @Test
    void anExceptionSaysWhere() {
        engine.getContext().setAttribute(ScriptEngine.FILENAME, "mine.py", ScriptContext.ENGINE_SCOPE);
        ScriptException raised = catchThrowableOfType(ScriptException.class,
                () -> engine.eval("def f():\n    raise KeyError('no')\n\nf()"));
        assertThat(raised.getLineNumber()).isEqualTo(2);
        assertThat(raised.getFileName()).isEqualTo("mine.py");
        assertThat(raised).hasMessageContaining("KeyError").hasCauseInstanceOf(PythonException.class);
        ScriptException syntax = catchThrowableOfType(ScriptException.class, () -> engine.eval("x = 1\nif x\n  pass"));
        assertThat(syntax.getLineNumber()).isEqualTo(2);
        assertThat(syntax.getColumnNumber()).isPositive();
    }

    @Test
    void exitIsAnException() {
        assertThatExceptionOfType(ScriptException.class).isThrownBy(() -> engine.eval("import sys\nsys.exit(3)"))
                .withMessageContaining("SystemExit");
    }

    @Test
    void scriptsAreCompiledOnceAndRunOften() throws ScriptException {
        CompiledScript script = ((Compilable) engine).compile("n = n + 1\nn");
        engine.put("n", 0);
        for (long i = 1; i <= 100; i++) {
            assertThat(script.eval()).isEqualTo(i);
        }
        Bindings other = engine.createBindings();
        other.put("n", 40);
        assertThat(script.eval(other)).isEqualTo(41L);
        assertThat(script.getEngine()).isSameAs(engine);
        assertThatExceptionOfType(ScriptException.class).isThrownBy(() -> ((Compilable) engine).compile("1 +"));
    }

    @Test
    void functionsAndMethodsAreInvoked() throws Exception {
        Invocable invocable = (Invocable) engine;
        engine.eval("""
                def add(a, b=10):
                    return a + b
                class Counter:
                    def __init__(self):
                        self.n = 0
                    def up(self, by):
                        self.n += by
                        return self.n
                counter = Counter()
                not_a_function = 3
                """);
        assertThat(invocable.invokeFunction("add", 1, 2)).isEqualTo(3L);
        assertThat(invocable.invokeFunction("add", 1)).isEqualTo(11L);
        assertThat(invocable.invokeMethod(engine.get("counter"), "up", 5)).isEqualTo(5L);
        assertThat(invocable.invokeMethod(engine.get("counter"), "up", 5)).isEqualTo(10L);
        assertThatExceptionOfType(NoSuchMethodException.class).isThrownBy(() -> invocable.invokeFunction("missing"));
        assertThatExceptionOfType(NoSuchMethodException.class).isThrownBy(() -> invocable.invokeFunction("not_a_function"));
        assertThatExceptionOfType(NoSuchMethodException.class).isThrownBy(() -> invocable.invokeMethod(engine.get("counter"), "down"));
        assertThatExceptionOfType(ScriptException.class).isThrownBy(() -> invocable.invokeFunction("add")).withMessageContaining("TypeError");
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> invocable.invokeMethod(null, "up"));
    }

    @Test
    void interfacesAreImplementedByFunctionsAndObjects() throws Exception {
        Invocable invocable = (Invocable) engine;
        engine.eval("""
                def area():
                    return 2.5
                def name(prefix):
                    return prefix + 'shape'
                class Square:
                    def area(self):
                        return 4
                    def name(self, prefix):
                        return prefix + 'square'
                square = Square()
                def applyAsLong(x):
                    return x * 2
                def call():
                    return 'called'
                """);
        Shape functions = invocable.getInterface(Shape.class);
        assertThat(functions.area()).isEqualTo(2.5);
        assertThat(functions.name("a ")).isEqualTo("a shape");
        Shape square = invocable.getInterface(engine.get("square"), Shape.class);
        assertThat(square.area()).isEqualTo(4.0);
        assertThat(square.name("a ")).isEqualTo("a square");
        assertThat(invocable.getInterface(LongUnaryOperator.class).applyAsLong(21)).isEqualTo(42);
        assertThat(invocable.getInterface(Callable.class).call()).isEqualTo("called");
        assertThat(invocable.getInterface(engine.get("square"), Runnable.class)).isNull();
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> invocable.getInterface(String.class));
    }

    @Test
    void threadsPrintEachToTheirOwnWriter() throws Exception {
        List<Thread> threads = new java.util.ArrayList<>();
        Map<Integer, StringWriter> outputs = new java.util.concurrent.ConcurrentHashMap<>();
        for (int i = 0; i < 8; i++) {
            int number = i;
            threads.add(Thread.ofPlatform().start(() -> {
                ScriptEngine mine = manager.getEngineByName("python");
                StringWriter out = new StringWriter();
                mine.getContext().setWriter(out);
                try {
                    mine.put("n", number);
                    mine.eval("import time\nfor i in range(20):\n    print(n, end=' ')\n    time.sleep(0.001)");
                } catch (ScriptException e) {
                    out.write(e.toString());
                }
                outputs.put(number, out);
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        outputs.forEach((number, out) -> assertThat(out).hasToString((number + " ").repeat(20)));
    }

    private StringWriter capture() {
        StringWriter out = new StringWriter();
        engine.getContext().setWriter(out);
        return out;
    }
}
