package dev.sanca.tests.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.Interpreter;
import dev.sanca.PyObject;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each interface of {@code java.util.function}, both ways. */
class JdkInterfacesTests {
    private static Interpreter python;

    @BeforeAll
    static void start() {
        python = OnePython.RUNNING;
    }

    static List<Class<?>> interfaces() throws IOException {
        Path folder = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules/java.base/java/util/function");
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> !name.contains("-"))
                    .<Class<?>>map(name -> load("java.util.function." + name.replace(".class", ""))).toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Method method(Class<?> type) {
        return Arrays.stream(type.getMethods()).filter(method -> Modifier.isAbstract(method.getModifiers())).findFirst().orElseThrow();
    }

    private static Object sample(Class<?> type) {
        return switch (type.getName()) {
            case "boolean" -> true;
            case "int" -> -7;
            case "long" -> 1L << 40;
            case "double" -> 2.5;
            case "void" -> null;
            default -> "text \ud83d\ude00";
        };
    }

    private static Object[] samples(Method method) {
        return Arrays.stream(method.getParameterTypes()).map(JdkInterfacesTests::sample).toArray();
    }

    @Test
    void thereAreAll() throws IOException {
        assertThat(interfaces()).hasSizeGreaterThanOrEqualTo(43);
    }

    @Test
    void aPythonFunctionIsEachOfThem() throws Exception {
        for (Class<?> type : interfaces()) {
            Method method = method(type);
            python.exec("seen = []");
            PyObject function = python.eval("lambda result: lambda *args: (seen.append(args), result)[1]")
                    .call(sample(method.getReturnType()));
            Object instance = function.as(type);
            assertThat(method.invoke(instance, samples(method))).as(type.getName()).isEqualTo(sample(method.getReturnType()));
            assertThat((Object) python.eval("seen")).as(type.getName()).isEqualTo(python.toPython(List.of(
                    python.builtin("tuple").call(Arrays.asList(samples(method))))));
        }
    }

    @Test
    void eachOfThemIsAPythonFunction() throws Exception {
        for (Class<?> type : interfaces()) {
            Method method = method(type);
            Object[][] seen = new Object[1][];
            Object instance = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, called, arguments) -> {
                assertThat(called).isEqualTo(method);
                seen[0] = arguments == null ? new Object[0] : arguments;
                return sample(method.getReturnType());
            });
            PyObject function = python.toPython(instance);
            PyObject result = function.call(samples(method));
            assertThat(seen[0]).as(type.getName()).isEqualTo(samples(method));
            assertThat((Object) result).as(type.getName()).isEqualTo(python.toPython(sample(method.getReturnType())));
            assertThat(function.attr("__name__").toString()).isEqualTo(method.getName());
            assertThat((Object) function.as(type)).as("the same object back").isSameAs(instance);
        }
    }

    @Test
    void defaultMethodsRunAsJava() {
        java.util.function.IntPredicate even = python.eval("lambda n: n % 2 == 0").as(java.util.function.IntPredicate.class);
        assertThat(even.negate().or(n -> n == 4).test(4)).isTrue();
        assertThat(even.negate().test(3)).isTrue();
        java.util.function.Function<Object, Object> upper = python.eval("str.upper").as(new dev.sanca.TypeRef<>() {});
        assertThat(upper.andThen(text -> text + "!").compose(text -> text + "b").apply("a")).isEqualTo("AB!");
    }
}
