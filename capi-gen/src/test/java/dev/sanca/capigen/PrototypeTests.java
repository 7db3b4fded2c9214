package dev.sanca.capigen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrototypeTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PyObject *PyList_New(Py_ssize_t size)                          | p(q)   | PyList_New
            void Py_Finalize(void)                                         | v()    | Py_Finalize
            int PyArg_ParseTuple(PyObject *args, const char *format, ...)  | i(pp)  | PyArg_ParseTuple
            unsigned long PyThread_get_thread_ident(void)                  | l()    | PyThread_get_thread_ident
            PyObject *PyComplex_FromCComplex(Py_complex v)                 | p(D)   | PyComplex_FromCComplex
            int Py_AtExit(void (*func)(void))                              | i(p)   | Py_AtExit
            PyObject *(*PyCFunction)(PyObject *self, PyObject *args)       | p(pp)  | PyCFunction
            PyObject *const *PyX_Items(const double x, char c)             | p(db)  | PyX_Items
            """)
    void shapeFollowsFromThePrototype(String text, String shape, String name) {
        Prototype prototype = Prototype.parse(text);
        assertThat(prototype.shape()).isEqualTo(shape);
        assertThat(prototype.name()).isEqualTo(name);
    }

    @Test
    void dotsAreNoParameter() {
        Prototype prototype = Prototype.parse("PyObject *Py_BuildValue(const char *format, ...)");
        assertThat(prototype.variadic()).isTrue();
        assertThat(prototype.params()).extracting(Param::name).containsExactly("format");
    }

    @Test
    void functionPointerParametersKeepTheirName() {
        Prototype prototype = Prototype.parse("int PyImport_AppendInittab(const char *name, PyObject *(*initfunc)(void))");
        assertThat(prototype.params()).extracting(Param::name).containsExactly("name", "initfunc");
        assertThat(prototype.params().get(1).type().signature()).isEqualTo("PyObject*(void)");
    }

    @Test
    void arraysThatFunctionsFillAreCells() {
        assertThat(CType.of("PyObject **").isCell()).isTrue();
        assertThat(CType.of("Py_ssize_t *").isCell()).isTrue();
        assertThat(CType.of("PyObject *const *").isReadOnlyCell()).isTrue();
        assertThat(CType.of("const Py_ssize_t *").isReadOnlyCell()).isTrue();
        assertThat(CType.of("const char **").isReadOnlyCell()).isFalse();
        assertThat(CType.of("PyObject *").isCell()).isFalse();
        assertThat(CType.of("void *").isCell()).isFalse();
    }

    @Test
    void parameterWithoutNameIsRefused() {
        assertThatThrownBy(() -> Prototype.parse("int f(PyObject *)"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no name in the C declaration 'PyObject *'");
    }
}
