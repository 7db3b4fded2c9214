package dev.sanca;

import dev.sanca.internal.ThreadState;

/** What {@link Interpreter#attach} and {@link Interpreter#detach} give. */
final class OpenedAttachment implements Interpreter.Attachment {
    private final Object opened;

    OpenedAttachment(Object opened) {
        this.opened = opened;
    }

    @Override
    public void close() {
        ThreadState.current().close(opened);
    }
}
