import { array, assert, integer, property, stringMatching } from "fast-check";
import { describe, expect, it } from "vitest";
import { createCappedOutput } from "./capped-output.ts";

describe("createCappedOutput", () => {
  it("keeps everything that fits, and otherwise the first quarter and the end, in whatever pieces it comes", () => {
    assert(
      property(
        array(stringMatching(/^[a-z]{0,30}$/), { maxLength: 30 }),
        integer({ min: 4, max: 64 }),
        (pieces, maxBytes) => {
          const output = createCappedOutput(maxBytes);
          for (const piece of pieces) output.push(Buffer.from(piece));
          const all = pieces.join("");
          if (all.length <= maxBytes) {
            expect(output.toString()).toBe(all);
            return;
          }
          const head = Math.floor(maxBytes / 4);
          const dropped = all.length - maxBytes;
          expect(output.toString()).toBe(
            `${all.slice(0, head)}\n… ${dropped} bytes left out …\n${all.slice(head - maxBytes)}`,
          );
        },
      ),
    );
  });
});
