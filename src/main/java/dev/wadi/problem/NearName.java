package dev.wadi.problem;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Finds the name that was probably meant. */
public final class NearName {

    private NearName() {}

    /**
     * The one allowed name that is nearest to what was written, or null when none is near or two are equally near: a wrong
     * suggestion costs more than none.
     *
     * <p>Near means: the beginning of one name only, or one slip (a letter missing, added, changed, or two swapped) for every
     * four letters; case and the characters {@code - _ .} are not counted.
     */
    public static String of(String written, Collection<String> allowed) {
        String wanted = plain(written);
        String nearest = null;
        int least = Math.max(1, wanted.length() / 4) + 1;
        boolean ambiguous = false;
        for (String name : allowed) {
            int distance = distance(wanted, plain(name));
            if (distance < least) {
                least = distance;
                nearest = name;
                ambiguous = false;
            } else if (distance == least && nearest != null) {
                ambiguous = true;
            }
        }
        if (wanted.length() < 2 || ambiguous) {
            return null;
        }
        return nearest != null ? nearest : onlyOneBeginningWith(wanted, allowed);
    }

    private static String onlyOneBeginningWith(String wanted, Collection<String> allowed) {
        List<String> found = allowed.stream().filter(name -> wanted.length() > 2 && plain(name).startsWith(wanted)).toList();
        return found.size() == 1 ? found.get(0) : null;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
    }

    /** Optimal string alignment: edits and swaps of neighbours. */
    private static int distance(String left, String right) {
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, left, right, i, j);
            }
        }
        return cost[left.length()][right.length()];
    }

    private static int cheapest(int[][] cost, String left, String right, int i, int j) {
        boolean same = left.charAt(i - 1) == right.charAt(j - 1);
        int least = Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2) && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
