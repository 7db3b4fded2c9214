package dev.sanca.tests.abi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.capigen.Param;
import dev.sanca.capigen.Spec.Callback;
import dev.sanca.capigen.Spec.Function;
import dev.sanca.capigen.Spec.Struct;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What must hold inside the description of the C API, whatever the headers say. */
class SpecConsistencyTests {
    private static Described described;
    private static List<Function> functions;

    @BeforeAll
    static void read() throws IOException {
        described = new Described();
        functions = described.spec().headers().stream().flatMap(h -> h.functions().stream()).toList();
    }

    private static List<String> functionsThat(Predicate<Function> wrong) {
        return functions.stream().filter(wrong).map(f -> f.prototype().name()).toList();
    }

    private static List<String> parameters(Function f) {
        return f.prototype().params().stream().map(Param::name).toList();
    }

    @Test
    void keysNameParametersOfTheFunction() {
        assertThat(functionsThat(f -> Stream.of(f.steals(), f.nullable(), f.nonnull(), f.keeps())
                .flatMap(Collection::stream)
                .anyMatch(p -> !parameters(f).contains(p)))).isEmpty();
    }

    @Test
    void parametersAreDistinctJavaNames() {
        assertThat(functionsThat(f -> new HashSet<>(parameters(f)).size() < parameters(f).size()
                || parameters(f).stream().anyMatch(p -> !SourceVersion.isName(p)))).isEmpty();
    }

    @Test
    void noParameterMayBothBeNullAndNot() {
        assertThat(functionsThat(f -> f.nonnull().stream().anyMatch(f.nullable()::contains))).isEmpty();
    }

    @Test
    void everyObjectReturnedHasAnOwner() {
        Set<String> words = Set.of("new", "borrowed", "null", "bool");
        assertThat(functionsThat(f -> f.returns() != null && !words.contains(f.returns()))).isEmpty();
        assertThat(functionsThat(f -> f.prototype().result().text().equals("PyObject *") && f.returns() == null)).isEmpty();
        assertThat(functionsThat(f -> f.returns() != null && !f.isPredicate() && !f.prototype().result().text().endsWith("*"))).isEmpty();
    }

    @Test
    void failuresAreToldByValuesOfTheResultType() {
        assertThat(functionsThat(f -> f.error() != null && f.error().startsWith("NULL") && isNumber(f))).isEmpty();
        assertThat(functionsThat(f -> f.error() != null && f.error().startsWith("-") && f.prototype().result().text().endsWith("*")))
                .isEmpty();
        assertThat(functionsThat(f -> f.error() != null && f.prototype().result().text().equals("void"))).isEmpty();
    }

    private static boolean isNumber(Function f) {
        return Set.of("int", "long", "double", "Py_ssize_t", "size_t", "Py_hash_t", "long long").contains(f.prototype().result().text());
    }

    @Test
    void leavesCallNothingBack() {
        Set<String> callbacks = described.callbacks().keySet();
        assertThat(functionsThat(f -> f.leaf() && f.prototype().params().stream()
                .map(p -> p.type().text())
                .anyMatch(t -> t.contains("(*)") || callbacks.contains(t)))).isEmpty();
    }

    @Test
    void everythingIsExplainedInOneSentence() {
        Stream<String> docs = Stream.of(
                        functions.stream().map(Function::doc),
                        described.macros().values().stream().map(m -> m.doc()),
                        described.spec().headers().stream().flatMap(h -> h.data().stream()).map(d -> d.doc()),
                        described.spec().structs().stream().map(Struct::doc),
                        described.spec().callbacks().stream().map(Callback::doc))
                .flatMap(s -> s);
        assertThat(docs).allSatisfy(doc -> assertThat(doc).endsWith(".").hasSizeLessThan(200));
    }

    @Test
    void noNameIsDescribedTwice() {
        Set<String> seen = new HashSet<>();
        Stream<String> names = described.spec().headers().stream().flatMap(h -> Stream.of(
                        h.functions().stream().map(f -> f.prototype().name()),
                        h.macros().stream().map(m -> m.prototype().name()),
                        h.data().stream().map(d -> d.declaration().name()),
                        h.constants().keySet().stream())
                .flatMap(s -> s));
        assertThat(names.filter(n -> !seen.add(n))).isEmpty();
    }
}
