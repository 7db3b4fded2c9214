package dev.sanca.tests.entry;

import static dev.sanca.capi.MethodTable.method;
import static dev.sanca.capi.Python.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sanca.capi.CFunction;
import dev.sanca.capi.CPython;
import dev.sanca.capi.Memory;
import dev.sanca.capi.MethodTable;
import dev.sanca.capi.ModuleDef;
import dev.sanca.capi.PyCFunctionFast;
import dev.sanca.capi.PyCFunctionWithKeywords;
import dev.sanca.capi.PyCMethod;
import dev.sanca.capi.PyMethodDef;
import dev.sanca.capi.PyModuleDef;
import dev.sanca.capi.PyModuleDef_Slot;
import dev.sanca.capi.PyType_Slot;
import dev.sanca.capi.PyType_Spec;
import dev.sanca.capi.TypeSpec;
import dev.sanca.testkit.Pythons;
import java.lang.foreign.Arena;
import org.junit.jupiter.api.Test;

/** What the builders write, and what they refuse before C could call a function with the wrong arguments. */
class BuilderTests {
    private static long two(long self, long args) {
        return NULL;
    }

    private static long three(long self, long a, long b) {
        return NULL;
    }

    private static long five(long self, long type, long args, long nargs, long names) {
        return NULL;
    }

    private static int exec(long module) {
        return 0;
    }

    @Test
    void refusesFlagsOfAnotherConvention() {
        assertThatIllegalArgumentException().isThrownBy(() -> method("parrot", (PyCFunctionWithKeywords) BuilderTests::three,
                        METH_VARARGS, null))
                .withMessage("method 'parrot' with flags METH_VARARGS: takes a PyCFunction (self, args), but the function is a"
                        + " PyCFunctionWithKeywords; a PyCFunctionWithKeywords (self, args, kwargs) needs"
                        + " METH_VARARGS | METH_KEYWORDS");
        assertThatIllegalArgumentException().isThrownBy(() -> method("f", BuilderTests::two, METH_FASTCALL, null))
                .withMessageEndingWith("a PyCFunction (self, args) needs METH_VARARGS, METH_O or METH_NOARGS");
        assertThatIllegalArgumentException().isThrownBy(() -> method("f", (PyCFunctionFast) BuilderTests::three,
                        METH_VARARGS | METH_KEYWORDS, null))
                .withMessageContaining("takes a PyCFunctionWithKeywords (self, args, kwargs)");
    }

    @Test
    void refusesFlagsThatAreNoConvention() {
        assertThatIllegalArgumentException().isThrownBy(() -> method("f", BuilderTests::two, 0, null))
                .withMessageStartingWith("method 'f' with flags 0x0: no calling convention");
        assertThatIllegalArgumentException().isThrownBy(() -> method("f", BuilderTests::two, METH_O | METH_NOARGS | 0x1000, null))
                .withMessageStartingWith("method 'f' with flags METH_NOARGS | METH_O | 0x1000: no calling convention");
    }

    @Test
    void refusesBindingsThatExcludeEachOther() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> method("f", BuilderTests::two, METH_O | METH_CLASS | METH_STATIC, null))
                .withMessage("method 'f' with flags METH_O | METH_CLASS | METH_STATIC: METH_CLASS and METH_STATIC exclude each"
                        + " other");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> method("f", (PyCMethod) BuilderTests::five,
                        METH_METHOD | METH_FASTCALL | METH_KEYWORDS | METH_STATIC, null))
                .withMessageContaining("a static method is not told its class");
    }

    @Test
    void refusesNamesThatCannotBeCStrings() {
        assertThatThrownBy(() -> method(null, BuilderTests::two, METH_O, null)).hasMessage("a method's name");
        assertThatIllegalArgumentException().isThrownBy(() -> MethodTable.of(method("a\0b", BuilderTests::two, METH_O, null)))
                .withMessageContaining("can't hold NUL");
    }

    @Test
    void writesMethodTablesThatEndWithZeros() {
        try (Arena arena = Arena.ofConfined()) {
            long table = MethodTable.in(arena, method("f", BuilderTests::two, METH_O | METH_COEXIST, "Döc."));
            assertThat(Memory.getString(PyMethodDef.ml_name(table))).isEqualTo("f");
            assertThat(PyMethodDef.ml_meth(table)).isNotEqualTo(NULL);
            assertThat(PyMethodDef.ml_flags(table)).isEqualTo(METH_O | METH_COEXIST);
            assertThat(Memory.getString(PyMethodDef.ml_doc(table))).isEqualTo("Döc.");
            assertThat(Memory.getBytes(table + PyMethodDef.sizeof(), PyMethodDef.sizeof())).containsOnly(0);
        }
    }

    @Test
    void refusesFunctionsThatASlotDoesNotTake() {
        TypeSpec spec = TypeSpec.of("t.T");
        assertThatIllegalArgumentException().isThrownBy(() -> spec.slot(Py_nb_add, BuilderTests::three))
                .withMessage("Py_nb_add takes a binaryfunc, a function (long, long) -> long, not one (long, long, long) -> long");
        assertThatIllegalArgumentException().isThrownBy(() -> spec.slot(Py_tp_dealloc, BuilderTests::exec))
                .withMessage("Py_tp_dealloc takes a destructor, a function (long) -> void, not one (long) -> int");
        assertThatIllegalArgumentException().isThrownBy(() -> spec.slot(Py_tp_methods, BuilderTests::two))
                .withMessage("Py_tp_methods takes no function");
        assertThatIllegalArgumentException().isThrownBy(() -> spec.slot(Py_tp_name(), "text"))
                .withMessage("of all slots only Py_tp_doc takes a text");
        assertThatIllegalArgumentException().isThrownBy(() -> ModuleDef.of("m").slot(Py_mod_create, BuilderTests::exec))
                .withMessage("Py_mod_create takes a PyModuleCreateSlot (spec, def), not a PyModuleExecSlot (module)");
    }

    private static int Py_tp_name() {
        return Py_tp_repr;
    }

    @Test
    void writesTypeSpecifications() {
        long spec = TypeSpec.of("t.T").basicsize(24).itemsize(8).flags(Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE)
                .slot(Py_tp_doc, "Doc.").slot(Py_tp_members, 4711).slot(Py_tp_call, BuilderTests::three).address();
        assertThat(Memory.getString(PyType_Spec.name(spec))).isEqualTo("t.T");
        assertThat(PyType_Spec.basicsize(spec)).isEqualTo(24);
        assertThat(PyType_Spec.itemsize(spec)).isEqualTo(8);
        assertThat(PyType_Spec.flags(spec)).isEqualTo(Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE);
        long slot = PyType_Spec.slots(spec);
        assertThat(Memory.getString(PyType_Slot.pfunc(slot))).isEqualTo("Doc.");
        assertThat(PyType_Slot.pfunc(slot + PyType_Slot.sizeof())).isEqualTo(4711);
        assertThat(PyType_Slot.slot(slot + 2 * PyType_Slot.sizeof())).isEqualTo(Py_tp_call);
        assertThat(PyType_Slot.slot(slot + 3 * PyType_Slot.sizeof())).isZero();
    }

    @Test
    void slotsOfADefinitionAreWrittenWhenTheVersionIsKnown() {
        long def = ModuleDef.of("m").slot(Py_mod_exec, BuilderTests::exec).slot(Py_mod_gil, Py_MOD_GIL_NOT_USED).address();
        long slots = PyModuleDef.m_slots(def);
        assertThat(slots).isNotEqualTo(NULL);
        if (!CPython.isLoaded()) {
            assertThat(PyModuleDef_Slot.slot(slots)).isZero();
            CPython.load(Pythons.embedded().installation().library());
        }
        assertThat(PyModuleDef_Slot.slot(slots)).isEqualTo(Py_mod_exec);
        assertThat(PyModuleDef_Slot.slot(slots + PyModuleDef_Slot.sizeof())).isEqualTo(Py_mod_gil);
        assertThat(PyModuleDef_Slot.slot(slots + 2 * PyModuleDef_Slot.sizeof())).isZero();
    }

    /** {@code double area(float width, double height, int times)}. */
    @FunctionalInterface
    public interface AreaFunction {
        /** {@return the area} */
        double call(float width, double height, int times);
    }

    /** Not what C can call. */
    @FunctionalInterface
    public interface NoCFunction {
        /** {@return a text} */
        String call();
    }

    @Test
    void callsCFunctionPointers() {
        long pointer = CFunction.address(AreaFunction.class, (width, height, times) -> width * height * times, 0);
        assertThat(CFunction.at(AreaFunction.class, pointer).call(1.5f, 2, 3)).isEqualTo(9);
        assertThatThrownBy(() -> CFunction.at(AreaFunction.class, NULL)).hasMessage("NULL function pointer");
        assertThatIllegalArgumentException().isThrownBy(() -> CFunction.address(NoCFunction.class, () -> "", 0))
                .withMessage("a C function has no parameter or result of type java.lang.String");
        assertThatIllegalArgumentException().isThrownBy(() -> CFunction.at(Runnable.class, pointer))
                .withMessage("java.lang.Runnable has no abstract method named call");
    }

    @Test
    void aFunctionThatThrowsWithoutAnInterpreterGivesItsErrorValue() {
        long pointer = CFunction.address(AreaFunction.class, (width, height, times) -> {
            throw new IllegalStateException("logged");
        }, -1);
        assertThat(CFunction.at(AreaFunction.class, pointer).call(1, 2, 3)).isEqualTo(-1);
    }
}
