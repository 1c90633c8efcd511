package dev.tributary.benchmarks.x12;

/** Writes what stands between ST and SE of one transaction set after another. */
interface SetBody {

    /**
     * Writes the next set's.
     *
     * @param number of the set, from 1
     * @return how many units it has: claims, claim payments or members
     */
    int write(SegmentText out, int number);
}
