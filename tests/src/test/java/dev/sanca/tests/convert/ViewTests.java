package dev.sanca.tests.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sanca.ConversionException;
import dev.sanca.Interpreter;
import dev.sanca.PyBytes;
import dev.sanca.PyDict;
import dev.sanca.PyList;
import dev.sanca.PyObject;
import dev.sanca.PySet;
import dev.sanca.PyStr;
import dev.sanca.PyTuple;
import dev.sanca.PythonException;
import dev.sanca.TypeRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Live views behave as java.util's collections do, and both sides see each other's changes. */
class ViewTests {
    private final Interpreter python = ConvertPython.embedded();

    @Test
    void listsAreLive() {
        try (PyObject o = python.eval("[1, 2, None]"); PyList<Integer> list = o.asList(Integer.class)) {
            assertThat(list).containsExactly(1, 2, null).isEqualTo(Arrays.asList(1, 2, null)).hasSameHashCodeAs(Arrays.asList(1, 2, null));
            list.add(4);
            list.add(0, 0);
            list.remove(Integer.valueOf(2));
            list.set(1, 10);
            assertThat(o.repr()).isEqualTo("[0, 10, None, 4]");
            o.callMethod("append", 5).close();
            assertThat(list).hasSize(5).last().isEqualTo(5);
            list.replaceAll(n -> n == null ? -1 : n + 1);
            Collections.sort(list, Collections.reverseOrder());
            assertThat(o.repr()).isEqualTo("[11, 6, 5, 1, -1]");
            list.subList(1, 3).clear();
            assertThat(o.repr()).isEqualTo("[11, 1, -1]");
            ListIterator<Integer> each = list.listIterator(list.size());
            assertThat(each.previous()).isEqualTo(-1);
            each.remove();
            list.clear();
            assertThat(o.repr()).isEqualTo("[]");
        }
    }

    @Test
    void listsRefuseWhatListsRefuse() {
        try (PyList<Integer> list = python.eval("[1, 'x']").asList(int.class)) {
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> list.get(2));
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> list.get(-1));
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> list.add(3, 0));
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> list.remove(2));
            assertThatExceptionOfType(ConversionException.class).isThrownBy(() -> list.get(1)).withMessage("[1]: expected int, got str 'x'");
            Iterator<Integer> iterator = list.iterator();
            list.add(3);
            assertThatExceptionOfType(ConcurrentModificationException.class).isThrownBy(iterator::next);
        }
        try (PyObject odd = python.eval("type('Odd', (list,), {'__len__': lambda self: 1 // 0})([1])"); PyList<Integer> list = odd.asList(int.class)) {
            assertThatExceptionOfType(PythonException.class).isThrownBy(() -> list.get(0)).withMessageStartingWith("ZeroDivisionError");
            assertThatExceptionOfType(PythonException.class).isThrownBy(list::size);
        }
        try (PyObject tuple = python.eval("(1,)"); PyObject text = python.eval("'abc'")) {
            assertThatExceptionOfType(ConversionException.class).isThrownBy(() -> tuple.asList(Object.class))
                    .withMessage("expected list, got tuple of 1");
            assertThatExceptionOfType(ConversionException.class).isThrownBy(() -> text.asList(Object.class));
        }
    }

    @Property(tries = 50)
    void listsDoWhatArrayListsDo(@ForAll List<Integer> start, @ForAll @Size(max = 30) List<@IntRange(min = 0, max = 5) Integer> actions) {
        List<Integer> expected = new ArrayList<>(start);
        try (PyObject o = python.toPython(start); PyList<Integer> list = o.asList(Integer.class)) {
            for (int action : actions) {
                for (List<Integer> each : List.of(expected, list)) {
                    act(each, action);
                }
                assertThat(list).isEqualTo(expected).hasSize(expected.size());
            }
        }
    }

    private static void act(List<Integer> list, int action) {
        int middle = list.size() / 2;
        switch (action) {
            case 0 -> list.add(action);
            case 1 -> list.add(middle, 17);
            case 2 -> list.removeIf(n -> n % 2 == 0);
            case 3 -> list.addAll(middle, List.of(7, 8, 9));
            case 4 -> list.sort(null);
            default -> list.subList(0, middle).clear();
        }
    }

    @Test
    void dictionariesAreLive() {
        try (PyObject o = python.eval("{'a': 1}"); PyDict<String, Integer> map = o.asDict(String.class, Integer.class)) {
            assertThat(map.put("b", 2)).isNull();
            assertThat(map.put("a", 3)).isEqualTo(1);
            assertThat(map).containsExactly(Map.entry("a", 3), Map.entry("b", 2)).isEqualTo(Map.of("a", 3, "b", 2))
                    .hasSameHashCodeAs(Map.of("a", 3, "b", 2));
            assertThat(map.get("c")).isNull();
            assertThat(map.getOrDefault("c", 9)).isEqualTo(9);
            map.merge("a", 10, Integer::sum);
            map.computeIfAbsent("d", String::length);
            map.entrySet().iterator().next().setValue(5);
            map.put("none", null);
            assertThat(map.containsKey("none")).isTrue();
            assertThat(map.get("none")).isNull();
            assertThat(o.repr()).isEqualTo("{'a': 5, 'b': 2, 'd': 1, 'none': None}");
            map.values().removeIf(v -> v == null || v == 2);
            map.keySet().remove("d");
            assertThat(map.remove("a")).isEqualTo(5);
            assertThat(map.remove("a")).isNull();
            assertThat(o.repr()).isEqualTo("{}");
        }
    }

    @Test
    void dictionariesNoticeChangesWhileTheyAreRead() {
        try (PyDict<String, Integer> map = python.eval("{'a': 1, 'b': 2, 'c': 3}").asDict(String.class, Integer.class)) {
            Iterator<Map.Entry<String, Integer>> entries = map.entrySet().iterator();
            assertThatIllegalStateException().isThrownBy(entries::remove);
            entries.next();
            entries.remove();
            assertThatIllegalStateException().isThrownBy(entries::remove);
            map.put("z", 1);
            assertThatExceptionOfType(ConcurrentModificationException.class).isThrownBy(entries::next);
            Iterator<Map.Entry<String, Integer>> again = map.entrySet().iterator();
            map.remove("c");
            map.put("y", 1);
            assertThat(again.next().getKey()).isEqualTo("b");
            assertThatExceptionOfType(ConcurrentModificationException.class).isThrownBy(again::next).withMessageContaining("key c");
        }
    }

    @Test
    void readingNeverAddsAKey() {
        try (PyObject o = python.eval("collections.defaultdict(list)"); PyDict<String, PyObject> map = o.asDict(String.class, PyObject.class)) {
            assertThat(map.get("a")).isNull();
            assertThat(map).isEmpty();
        }
        try (PyObject o = python.eval("collections.UserDict(a=1)"); PyDict<String, Integer> map = o.asDict(String.class, Integer.class)) {
            assertThat(map).containsExactly(Map.entry("a", 1));
            assertThat(map.get("b")).isNull();
            map.clear();
            assertThat(o.length()).isZero();
        }
        try (PyObject o = python.eval("{}"); PyDict<Object, Object> map = o.asDict(Object.class, Object.class)) {
            assertThatExceptionOfType(PythonException.class).isThrownBy(() -> map.get(List.of())).withMessageContaining("unhashable");
        }
        assertThatExceptionOfType(ConversionException.class).isThrownBy(() -> python.eval("type.__dict__").asDict(Object.class, Object.class))
                .withMessage("expected dict, got mappingproxy");
    }

    @Property(tries = 30)
    void dictionariesDoWhatMapsDo(@ForAll Map<String, Integer> start, @ForAll String key, @ForAll int value) {
        Map<String, Integer> expected = new LinkedHashMap<>(start);
        try (PyObject o = python.toPython(start); PyDict<String, Integer> map = o.asDict(String.class, Integer.class)) {
            for (Map<String, Integer> each : List.of(expected, map)) {
                each.put(key, value);
                each.entrySet().removeIf(entry -> entry.getValue() < 0);
                each.replaceAll((_, v) -> v / 2);
            }
            assertThat(map).isEqualTo(expected).hasSameHashCodeAs(expected);
        }
    }

    @Test
    void setsAreLive() {
        try (PyObject o = python.eval("{1, 2}"); PySet<Integer> set = o.asSet(Integer.class)) {
            assertThat(set.add(3)).isTrue();
            assertThat(set.add(3)).isFalse();
            assertThat(set.remove(1)).isTrue();
            assertThat(set.remove(1)).isFalse();
            assertThat(set.contains("x")).isFalse();
            assertThat(set).isEqualTo(Set.of(2, 3)).hasSameHashCodeAs(Set.of(2, 3));
            set.removeIf(n -> n == 2);
            assertThat(o.repr()).isEqualTo("{3}");
            Iterator<Integer> iterator = set.iterator();
            set.add(4);
            assertThatExceptionOfType(ConcurrentModificationException.class).isThrownBy(iterator::next);
            set.clear();
            assertThat(o.repr()).isEqualTo("set()");
        }
        try (PySet<Integer> frozen = python.eval("frozenset([1])").asSet(Integer.class)) {
            assertThat(frozen).containsExactly(1);
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> frozen.add(2));
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> frozen.removeIf(_ -> true));
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(frozen::clear);
        }
    }

    @Test
    void tuplesTextAndBytes() {
        try (PyTuple<Object> tuple = python.eval("(1, 'a', None)").as(new TypeRef<PyTuple<Object>>() {})) {
            assertThat(tuple).containsExactly(1L, "a", null);
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> tuple.set(0, 1));
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> tuple.get(3));
        }
        try (PyStr text = python.eval("'a\\U0001f600'").as(PyStr.class); PyStr same = python.eval("'a\\U0001f600'").as(PyStr.class)) {
            assertThat(text).hasSize(3).hasToString("a\ud83d\ude00").isEqualTo(same).hasSameHashCodeAs(same);
            assertThat(text.object().length()).isEqualTo(2);
        }
        try (PyObject o = python.eval("bytearray(b'ab\\xff')"); PyBytes bytes = o.as(PyBytes.class)) {
            assertThat(bytes).containsExactly((byte) 'a', (byte) 'b', (byte) -1);
            bytes.set(0, (byte) -2);
            bytes.removeLast();
            bytes.addFirst((byte) 7);
            assertThat(bytes.toByteArray()).containsExactly(7, -2, 'b');
        }
        try (PyBytes bytes = python.eval("b'ab'").as(PyBytes.class)) {
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> bytes.set(0, (byte) 1));
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> bytes.add((byte) 1));
        }
    }

    @Test
    void viewsOfViewsAndArguments() {
        try (PyObject o = python.eval("{'a': [1], 'b': [2, 3]}");
                PyDict<String, PyList<Integer>> lists = o.as(new TypeRef<PyDict<String, PyList<Integer>>>() {})) {
            lists.get("a").add(7);
            assertThat(o.repr()).isEqualTo("{'a': [1, 7], 'b': [2, 3]}");
            try (PyObject identity = python.eval("lambda a, b: a is b")) {
                assertThat(identity.call(lists, o).as(boolean.class)).as("a view as an argument is its object").isTrue();
            }
        }
        try (PyList<PyObject> raw = python.eval("[[1], 'x']").as(new TypeRef<PyList<PyObject>>() {})) {
            assertThat(raw.get(0).repr()).isEqualTo("[1]");
        }
    }

    @Test
    void closedViewsSaySo() {
        PyList<Integer> list = python.eval("[1]").asList(Integer.class);
        list.close();
        assertThatIllegalStateException().isThrownBy(list::size).withMessageContaining("closed");
        assertThatIllegalStateException().isThrownBy(list::close).withMessageContaining("closed");
    }

    @Test
    void readingAViewLeavesNothingBehind() {
        python.exec("import gc, sys; shared = [object() for _ in range(4)]; seen = {'k': shared[0], 'l': shared[1]}");
        try (PyObject counts = python.eval("lambda: [sys.getrefcount(o) for o in [shared, seen, *shared]]");
                PyList<Object> list = python.eval("shared").asList(Object.class);
                PyDict<String, Object> map = python.eval("seen").asDict(String.class, Object.class)) {
            String before = counts.call().repr();
            for (int i = 0; i < 50; i++) {
                try (var _ = python.scope()) {
                    assertThat(list.get(i % 4)).isInstanceOf(PyObject.class);
                    list.set(0, list.get(0));
                    map.put("k", map.get("k"));
                    assertThat(map.entrySet()).hasSize(2);
                    map.forEach((_, value) -> assertThat(value).isNotNull());
                    list.add(list.removeLast());
                }
            }
            assertThat(counts.call().repr()).isEqualTo(before);
        }
    }
}
