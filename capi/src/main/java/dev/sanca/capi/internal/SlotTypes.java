package dev.sanca.capi.internal;

import static dev.sanca.capi.TypeSlots.*;

import dev.sanca.capi.TypeSlots;
import dev.sanca.capi.allocfunc;
import dev.sanca.capi.binaryfunc;
import dev.sanca.capi.descrgetfunc;
import dev.sanca.capi.descrsetfunc;
import dev.sanca.capi.destructor;
import dev.sanca.capi.freefunc;
import dev.sanca.capi.getattrfunc;
import dev.sanca.capi.getattrofunc;
import dev.sanca.capi.getbufferproc;
import dev.sanca.capi.getiterfunc;
import dev.sanca.capi.hashfunc;
import dev.sanca.capi.initproc;
import dev.sanca.capi.inquiry;
import dev.sanca.capi.iternextfunc;
import dev.sanca.capi.lenfunc;
import dev.sanca.capi.newfunc;
import dev.sanca.capi.objobjargproc;
import dev.sanca.capi.objobjproc;
import dev.sanca.capi.releasebufferproc;
import dev.sanca.capi.reprfunc;
import dev.sanca.capi.richcmpfunc;
import dev.sanca.capi.sendfunc;
import dev.sanca.capi.setattrfunc;
import dev.sanca.capi.setattrofunc;
import dev.sanca.capi.ssizeargfunc;
import dev.sanca.capi.ssizeobjargproc;
import dev.sanca.capi.ternaryfunc;
import dev.sanca.capi.traverseproc;
import dev.sanca.capi.unaryfunc;
import dev.sanca.capi.vectorcallfunc;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What kind of function each slot of a type takes. */
public final class SlotTypes {
    private static final Map<Integer, CallbackType> OF_SLOT = Map.copyOf(IntStream.rangeClosed(1, Py_tp_token)
            .filter(slot -> find(slot) != null)
            .boxed()
            .collect(Collectors.toMap(slot -> slot, SlotTypes::find)));

    private SlotTypes() {}

    /**
     * What a slot takes, required to have the Java signature of what is given.
     *
     * @param slot its number
     * @param given the functional interface that the Java function was taken as
     * @return the kind of function
     * @throws IllegalArgumentException if the slot takes no function, or one with another signature
     */
    public static CallbackType require(int slot, Class<?> given) {
        CallbackType type = OF_SLOT.get(slot);
        if (type == null) {
            throw new IllegalArgumentException(name(slot) + " takes no function");
        }
        MethodType wanted = Shape.parse(type.shape()).type();
        MethodType is = Upcalls.callType(given);
        if (!wanted.equals(is)) {
            throw new IllegalArgumentException(
                    name(slot) + " takes a " + type.name() + ", a function " + text(wanted) + ", not one " + text(is));
        }
        return type;
    }

    private static String text(MethodType type) {
        return type.parameterList().stream().map(Class::getSimpleName).collect(Collectors.joining(", ", "(", ")")) + " -> "
                + type.returnType().getSimpleName();
    }

    /** The C name of a slot. */
    private static String name(int slot) {
        return Arrays.stream(TypeSlots.class.getDeclaredFields())
                .filter(field -> isConstant(field, slot))
                .map(Field::getName)
                .findFirst()
                .orElse("slot " + slot);
    }

    private static boolean isConstant(Field field, int value) {
        try {
            return field.getType() == int.class && field.getInt(null) == value;
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static CallbackType find(int slot) {
        return switch (slot) {
            case Py_bf_getbuffer -> new CallbackType(getbufferproc.class, "i(ppi)", -1);
            case Py_bf_releasebuffer -> new CallbackType(releasebufferproc.class, "v(pp)", 0);
            case Py_mp_ass_subscript -> new CallbackType(objobjargproc.class, "i(ppp)", -1);
            case Py_mp_length, Py_sq_length -> new CallbackType(lenfunc.class, "q(p)", -1);
            case Py_nb_absolute, Py_nb_float, Py_nb_index, Py_nb_int, Py_nb_invert, Py_nb_negative, Py_nb_positive,
                    Py_am_await, Py_am_aiter, Py_am_anext -> new CallbackType(unaryfunc.class, "p(p)", 0);
            case Py_nb_bool, Py_tp_clear, Py_tp_is_gc -> new CallbackType(inquiry.class, "i(p)", -1);
            case Py_nb_power, Py_nb_inplace_power, Py_tp_call -> new CallbackType(ternaryfunc.class, "p(ppp)", 0);
            case Py_nb_add, Py_nb_and, Py_nb_divmod, Py_nb_floor_divide, Py_nb_lshift, Py_nb_matrix_multiply, Py_nb_multiply,
                    Py_nb_or, Py_nb_remainder, Py_nb_rshift, Py_nb_subtract, Py_nb_true_divide, Py_nb_xor, Py_nb_inplace_add,
                    Py_nb_inplace_and, Py_nb_inplace_floor_divide, Py_nb_inplace_lshift, Py_nb_inplace_matrix_multiply,
                    Py_nb_inplace_multiply, Py_nb_inplace_or, Py_nb_inplace_remainder, Py_nb_inplace_rshift,
                    Py_nb_inplace_subtract, Py_nb_inplace_true_divide, Py_nb_inplace_xor, Py_mp_subscript, Py_sq_concat,
                    Py_sq_inplace_concat -> new CallbackType(binaryfunc.class, "p(pp)", 0);
            case Py_sq_item, Py_sq_repeat, Py_sq_inplace_repeat -> new CallbackType(ssizeargfunc.class, "p(pq)", 0);
            case Py_sq_ass_item -> new CallbackType(ssizeobjargproc.class, "i(pqp)", -1);
            case Py_sq_contains -> new CallbackType(objobjproc.class, "i(pp)", -1);
            case Py_am_send -> new CallbackType(sendfunc.class, "i(ppp)", -1);
            default -> findOfType(slot);
        };
    }

    private static CallbackType findOfType(int slot) {
        return switch (slot) {
            case Py_tp_alloc -> new CallbackType(allocfunc.class, "p(pq)", 0);
            case Py_tp_dealloc, Py_tp_del, Py_tp_finalize -> new CallbackType(destructor.class, "v(p)", 0);
            case Py_tp_descr_get -> new CallbackType(descrgetfunc.class, "p(ppp)", 0);
            case Py_tp_descr_set -> new CallbackType(descrsetfunc.class, "i(ppp)", -1);
            case Py_tp_free -> new CallbackType(freefunc.class, "v(p)", 0);
            case Py_tp_getattr -> new CallbackType(getattrfunc.class, "p(pp)", 0);
            case Py_tp_getattro -> new CallbackType(getattrofunc.class, "p(pp)", 0);
            case Py_tp_hash -> new CallbackType(hashfunc.class, "q(p)", -1);
            case Py_tp_init -> new CallbackType(initproc.class, "i(ppp)", -1);
            case Py_tp_iter -> new CallbackType(getiterfunc.class, "p(p)", 0);
            case Py_tp_iternext -> new CallbackType(iternextfunc.class, "p(p)", 0);
            case Py_tp_new -> new CallbackType(newfunc.class, "p(ppp)", 0);
            case Py_tp_repr, Py_tp_str -> new CallbackType(reprfunc.class, "p(p)", 0);
            case Py_tp_richcompare -> new CallbackType(richcmpfunc.class, "p(ppi)", 0);
            case Py_tp_setattr -> new CallbackType(setattrfunc.class, "i(ppp)", -1);
            case Py_tp_setattro -> new CallbackType(setattrofunc.class, "i(ppp)", -1);
            case Py_tp_traverse -> new CallbackType(traverseproc.class, "i(ppp)", -1);
            case Py_tp_vectorcall -> new CallbackType(vectorcallfunc.class, "p(ppqp)", 0);
            default -> null;
        };
    }
}
