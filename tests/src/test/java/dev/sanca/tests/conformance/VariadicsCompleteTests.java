package dev.sanca.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.capi.Variadics;
import dev.sanca.capigen.Prototype;
import dev.sanca.capigen.SpecReader;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every function of the description that ends in {@code ...} is there, and no other. */
class VariadicsCompleteTests {
    @Test
    void allVariadicFunctionsOfTheDescriptionExist() throws IOException {
        Set<String> described = new SpecReader().read().headers().stream()
                .flatMap(header -> header.functions().stream())
                .map(function -> function.prototype())
                .filter(Prototype::variadic)
                .map(Prototype::name)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> written = Stream.of(Variadics.class.getDeclaredMethods())
                .map(method -> method.getName())
                .filter(name -> name.startsWith("Py"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(described).hasSizeGreaterThan(20);
        assertThat(written).isEqualTo(described);
    }
}
