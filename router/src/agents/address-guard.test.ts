import { describe, expect, it } from "vitest";
import { createAddressGuard } from "./address-guard.ts";

const guard = createAddressGuard(["127.0.0.1", "localhost", "::1", "agents", "agents.example.com", "10.1.0.0/16"]);

describe("a host", () => {
  it.each(["127.0.0.1", "localhost", "LOCALHOST.", "[::1]", "::1", "agents", "agents.example.com", "10.1.2.3"])(
    "%s is on the list",
    (host) => {
      expect(guard.refuseHost(host)).toBeUndefined();
    },
  );

  it.each(["127.0.0.2", "10.2.0.1", "example.com", "x.agents", "::2", "", "169.254.169.254"])("%s is not", (host) => {
    expect(guard.refuseHost(host)).toMatch(/not among/);
  });
});

describe("an address that a name resolved to", () => {
  it.each([
    ["localhost", "127.0.0.1"],
    ["localhost", "127.0.0.53"],
    ["localhost", "::1"],
    ["localhost", "::ffff:127.0.0.1"],
    ["agents", "172.18.0.3"],
    ["agents", "fd12::1"],
    ["agents.example.com", "93.184.216.34"],
    ["agents.example.com", "2606:2800:220:1::1"],
    ["agents.example.com", "10.1.7.7"],
  ])("%s may be %s", (host, address) => {
    expect(guard.refuseAddress(host, address)).toBeUndefined();
  });

  it.each([
    ["agents.example.com", "127.0.0.1"],
    ["agents.example.com", "::1"],
    ["agents.example.com", "::ffff:127.0.0.1"],
    ["agents.example.com", "::ffff:7f00:1"],
    ["agents", "127.0.0.1"],
    ["agents.example.com", "10.2.0.1"],
    ["agents.example.com", "192.168.1.1"],
    ["agents.example.com", "::ffff:192.168.1.1"],
    ["agents.example.com", "fd12::1"],
    ["agents.example.com", "100.64.0.1"],
    ["agents.example.com", "169.254.169.254"],
    ["agents", "169.254.169.254"],
    ["agents", "::ffff:169.254.169.254"],
    ["agents", "64:ff9b::a9fe:a9fe"],
    ["agents", "fd00:ec2::254"],
    ["agents", "0.0.0.0"],
    ["agents", "::"],
    ["agents", "fe80::1"],
    ["agents", "224.0.0.1"],
    ["localhost", "169.254.169.254"],
  ])("%s must not be %s", (host, address) => {
    expect(guard.refuseAddress(host, address)).toMatch(/special|private|this machine/);
  });
});
