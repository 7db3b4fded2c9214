package dev.sanca.extension;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method one of Python's special methods, such as {@code __add__} or {@code __len__}.
 *
 * <p>An operator whose operand does not fit the parameter's type answers {@code NotImplemented}, so that Python asks the other
 * operand. {@code __radd__} and the other reflected forms get the left operand as their argument.
 *
 * <p>{@code __buffer__} gives a {@code MemorySegment}, a buffer of {@code java.nio} or an array of primitives; {@code __getattr__} throws
 * {@code NoSuchFieldException} for attributes that there are not; {@code __class_getitem__} is static.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface PyOperator {
    /**
     * Which one.
     *
     * @return a special method, such as {@code "__add__"}
     */
    String value();
}
