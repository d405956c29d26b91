package dev.wadi.rhai.compile;

import dev.wadi.rhai.run.ScopeView;
import java.util.ArrayList;
import java.util.List;

/** The variables of one function while it is compiled: which are visible, and in which slot each is. */
final class Slots {

    private final List<ScopeView.Visible> visible = new ArrayList<>();
    private int blockStart;
    private int depth;
    private int used;
    private int most;

    /** A new variable; gives its slot. */
    int push(String name, boolean constant) {
        int slot = reserve();
        visible.add(new ScopeView.Visible(name, slot, constant));
        return slot;
    }

    /** A variable of the current block, or the same one again if the block has declared it before. */
    int declare(String name, boolean constant) {
        for (int index = visible.size() - 1; index >= blockStart; index--) {
            if (visible.get(index).name().equals(name)) {
                int slot = visible.get(index).slot();
                visible.set(index, new ScopeView.Visible(name, slot, constant));
                return slot;
            }
        }
        return push(name, constant);
    }

    /** A slot without a name. It is never given to another variable. */
    int reserve() {
        int slot = used++;
        most = Math.max(most, used);
        return slot;
    }

    /** The latest visible variable of this name; null if there is none. */
    ScopeView.Visible find(String name) {
        for (int index = visible.size() - 1; index >= 0; index--) {
            if (visible.get(index).name().equals(name)) {
                return visible.get(index);
            }
        }
        return null;
    }

    ScopeView.Visible[] view() {
        return visible.toArray(ScopeView.Visible[]::new);
    }

    /** What {@link #close} needs to end a block. */
    record Mark(int blockStart, int visible) {
    }

    Mark open() {
        Mark mark = new Mark(blockStart, visible.size());
        blockStart = visible.size();
        depth++;
        return mark;
    }

    void close(Mark mark) {
        visible.subList(mark.visible, visible.size()).clear();
        blockStart = mark.blockStart;
        depth--;
    }

    boolean isOutermost() {
        return depth == 0;
    }

    int count() {
        return most;
    }
}
