/** Where the present moment comes from, in epoch milliseconds; tests hand in their own. */
export type Clock = () => number;
