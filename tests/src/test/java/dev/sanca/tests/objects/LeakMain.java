package dev.sanca.tests.objects;

import dev.sanca.Interpreter;
import dev.sanca.Kwargs;
import dev.sanca.Operator;
import dev.sanca.PyObject;
import dev.sanca.Python;
import dev.sanca.PythonException;
import dev.sanca.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Does each operation of the typed API many times and prints those after which Python has more memory blocks than before. */
final class LeakMain {
    private static final int ROUNDS = 5_000;
    /** Caches of CPython's and the collector's delay; a leaked reference in one of two rounds is ten times that. */
    private static final long SLACK = 250;

    private final Interpreter python;
    /** Gives the number of memory blocks, then the reference counts of what {@code watched} has. */
    private final PyObject census;
    private final PyObject watched;
    private final Map<String, Consumer<Interpreter>> operations = new LinkedHashMap<>();

    private LeakMain(Interpreter python) {
        this.python = python;
        python.exec("""
                import gc, sys
                # Names that the operations use, as interned strings, and what else lives as long as the interpreter.
                watched = [sys.intern(name) for name in ("x", "m", "a", "k", "no_such")] + [globals(), sys.modules, int, list]
                def census():
                    gc.collect()
                    return [sys.getallocatedblocks(), *map(sys.getrefcount, watched)]
                """);
        this.census = python.eval("census");
        this.watched = python.eval("watched");
    }

    public static void main(String[] arguments) throws Exception {
        try (Interpreter python = Python.start()) {
            LeakMain main = new LeakMain(python);
            main.addOperations();
            main.addErrors();
            for (Map.Entry<String, Consumer<Interpreter>> operation : main.operations.entrySet()) {
                main.check(operation.getKey(), operation.getValue());
            }
            System.out.println(main.operations.size() > 30 ? "done" : "too few operations");
        }
    }

    private void check(String name, Consumer<Interpreter> operation) throws InterruptedException {
        run(operation, 500);
        List<Long> before = counts();
        run(operation, ROUNDS);
        long more = growth(before);
        for (int i = 0; i < 20 && more > SLACK; i++) {
            // What was not closed is given back after the collector has found it.
            System.gc();
            Thread.sleep(50);
            more = growth(before);
        }
        if (more > SLACK) {
            System.out.println(name + ": " + more + " blocks or references more after " + ROUNDS + " rounds");
        }
    }

    /** By how much the count that grew most did so. */
    private long growth(List<Long> before) {
        List<Long> now = counts();
        return IntStream.range(0, now.size()).mapToLong(i -> now.get(i) - before.get(i)).max().orElseThrow();
    }

    private List<Long> counts() {
        try (PyObject counts = census.call()) {
            return counts.stream().map(count -> {
                try (count) {
                    return count.toLong();
                }
            }).toList();
        }
    }

    /** Has the reference count of an object that lives through all rounds looked at. */
    private PyObject watch(PyObject object) {
        watched.callMethod("append", object).close();
        return object;
    }

    private void run(Consumer<Interpreter> operation, int rounds) {
        for (int i = 0; i < rounds; i++) {
            operation.accept(python);
        }
    }

    private void addOperations() {
        PyObject list = watch(python.eval("[3.5, 1.5, 2.5]"));
        PyObject dict = watch(python.eval("{'a': 1000.5}"));
        PyObject holder = watch(python.eval("type('Holder', (), {'x': 1.5, 'm': lambda self, *a, **k: (a, k)})()"));
        PyObject function = watch(python.eval("lambda *a, **k: [a, k]"));
        PyObject number = watch(python.eval("10**20"));
        add("attr", p -> holder.attr("x").close());
        add("findAttr", p -> holder.findAttr("x").orElseThrow().close());
        add("findAttr of none", p -> holder.findAttr("y"));
        add("hasAttr", p -> holder.hasAttr("x"));
        add("setAttr, deleteAttr", p -> {
            holder.setAttr("y", 123456.5);
            holder.deleteAttr("y");
        });
        add("item", p -> list.item(1).close());
        add("findItem", p -> dict.findItem("a").orElseThrow().close());
        add("findItem of none", p -> dict.findItem("b"));
        add("setItem, deleteItem", p -> {
            dict.setItem("b", 2.5);
            dict.deleteItem("b");
        });
        addContainerOperations(list);
        addCalls(function, holder);
        addOperators(number, list);
        addConversions(list, number);
    }

    private void addContainerOperations(PyObject list) {
        add("slice", p -> list.slice(0, 2).close());
        add("length, contains", p -> {
            list.length();
            list.contains(2.5);
        });
        add("iteration", p -> {
            for (PyObject item : list) {
                item.close();
            }
        });
        add("iteration broken off", p -> list.iterator().next().close());
        add("stream", p -> list.stream().mapToDouble(PyObject::toDouble).sum());
    }

    private void addCalls(PyObject function, PyObject holder) {
        add("call", p -> function.call(1.5, "text", null, true, 1L << 40).close());
        add("call with keywords", p -> function.call(1.5, Kwargs.of("a", "text").and("b", 2.5)).close());
        add("callMethod", p -> holder.callMethod("m", 1.5, Kwargs.of("k", 2.5)).close());
    }

    private void addOperators(PyObject number, PyObject list) {
        for (Operator operator : Operator.values()) {
            PyObject left = operator == Operator.MATRIX_MULTIPLY ? python.eval("type('M', (), {'__matmul__': lambda a, b: [a]})()") : number;
            add("operator " + operator.symbol(), p -> left.apply(operator, 7).close());
        }
        add("unary operators", p -> {
            number.negate().close();
            number.invert().close();
            number.positive().close();
            number.abs().close();
        });
        add("in place", p -> list.applyInPlace(Operator.MULTIPLY, 1).close());
        add("equals, hashCode, compareTo", p -> {
            number.equals(list);
            number.hashCode();
            number.compareTo(number);
        });
    }

    private void addConversions(PyObject list, PyObject number) {
        add("toString, repr", p -> {
            list.toString();
            list.repr();
        });
        add("type, isInstance", p -> {
            try (PyObject type = list.type()) {
                list.isInstance(type);
            }
        });
        add("copy", p -> list.copy().close());
        add("conversions", p -> {
            list.as(double[].class);
            list.as(Object.class);
            number.as(Object.class);
        });
        add("eval", p -> p.eval("[1.5] * 3").close());
        add("exec", p -> p.exec("leak_test = [1.5] * 3"));
        add("toPython", p -> p.toPython(Map.of("a", List.of(1.5, "b"))).close());
        add("importModule, builtin", p -> {
            p.importModule("json").close();
            p.builtin("len").close();
        });
        add("scope", p -> {
            try (Scope scope = p.scope()) {
                list.item(0);
                scope.keep(list.item(1)).close();
            }
        });
        add("not closed", p -> list.slice(0, 2));
    }

    /** Every way to fail: nothing may be lost on the way out. */
    private void addErrors() {
        PyObject list = watch(python.eval("[1]"));
        PyObject raises = watch(python.eval("lambda *a, **k: 1 / 0"));
        Object unknown = new Object() {};
        addFailing("attr", p -> list.attr("no_such"));
        addFailing("item", p -> list.item(99));
        addFailing("setItem", p -> list.setItem(99, 1.5));
        addFailing("setItem, value", p -> list.setItem(0, unknown));
        addFailing("call", p -> raises.call(1.5, "text"));
        addFailing("call with keywords", p -> raises.call(1.5, Kwargs.of("a", 2.5)));
        addFailing("callMethod", p -> list.callMethod("no_such", 1.5));
        addFailing("operator", p -> list.add(1.5));
        addFailing("compareTo", p -> list.compareTo(p.eval("1.5")));
        addFailing("hashCode", p -> list.hashCode());
        addFailing("eval", p -> p.eval("no_such_name"));
        addFailing("syntax", p -> p.eval("1 +"));
        addFailing("exec", p -> p.exec("raise ValueError([1.5])"));
        addFailing("importModule", p -> p.importModule("no_such_module_at_all"));
        addFailing("as", p -> list.as(double.class));
        addFailing("as, element", p -> list.as(String[].class));
        addFailing("iteration", p -> p.eval("(1 / x for x in [0])").iterator().next());
        addFailing("length", p -> p.eval("1.5").length());
    }

    private void add(String name, Consumer<Interpreter> operation) {
        operations.put(name, operation);
    }

    private void addFailing(String name, Consumer<Interpreter> operation) {
        add("failing " + name, p -> {
            try {
                operation.accept(p);
            } catch (PythonException expected) {
                expected.value().close();
                return;
            } catch (IllegalArgumentException notConverted) {
                return;
            }
            throw new AssertionError(name + " did not fail");
        });
    }
}
