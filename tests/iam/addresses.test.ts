import assert from "node:assert";

import { reachOf, type Reach } from "../../iam/addresses";

const halves4 = ["0.0.0.0/1", "128.0.0.0/1"];
const halves6 = ["::/1", "8000::/1"];

describe("the reach of address ranges", () => {
    const cases: [sentence: string, ranges: readonly string[], reach: Reach][] = [
        ["no range reaches nobody", [], "nobody"],
        ["one address reaches few", ["203.0.113.7"], "few"],
        ["one address with its length reaches few", ["203.0.113.7/32"], "few"],
        ["one IPv6 address reaches few", ["2001:db8::7"], "few"],
        ["an /8 reaches few", ["52.0.0.0/8"], "few"],
        ["a /7 reaches many", ["52.0.0.0/7"], "many"],
        ["two /8 reach many", ["52.0.0.0/8", "54.0.0.0/8"], "many"],
        ["an IPv6 /32 reaches few", ["2001:db8::/32"], "few"],
        ["an IPv6 /31 reaches many", ["2600::/31"], "many"],
        ["all of IPv4 reaches many, for IPv6 stays out", ["0.0.0.0/0"], "many"],
        ["all of IPv6 reaches many, for IPv4 stays out", ["::/0"], "many"],
        ["all of both reaches everybody", ["0.0.0.0/0", "::/0"], "everybody"],
        ["halves reach everybody", [...halves4, ...halves6], "everybody"],
        ["halves in another order reach everybody", [...halves6, ...halves4].reverse(), "everybody"],
        [
            "quarters reach everybody",
            [
                "0.0.0.0/2",
                "64.0.0.0/2",
                "128.0.0.0/2",
                "192.0.0.0/2",
                "::/2",
                "4000::/2",
                "8000::/2",
                "c000::/2",
            ],
            "everybody",
        ],
        [
            "quarters of which one is missing reach many",
            ["0.0.0.0/2", "64.0.0.0/2", "192.0.0.0/2", "::/0"],
            "many",
        ],
        ["ranges that overlap count once", ["52.0.0.0/9", "52.0.0.0/9", "52.64.0.0/10"], "few"],
        ["an /8 named twice counts once", ["52.0.0.0/8", "52.0.0.0/8"], "few"],
        ["a range inside another takes nothing away", ["52.0.0.0/7", "52.0.0.1"], "many"],
        [
            "a range inside another does not make the rest count twice",
            ["52.0.0.0/8", "52.1.0.0/16", "52.128.0.0/9"],
            "few",
        ],
        ["the first address counts once", ["0.0.0.0/32", "0.0.0.0/0", "::/0"], "everybody"],
        ["a range may be named by an address inside it", ["52.1.2.3/7"], "many"],
        ["a length of 0 counts whatever the address", ["203.0.113.7/0", "2001:db8::/0"], "everybody"],
        [
            "private ranges reach nobody",
            ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"],
            "nobody",
        ],
        ["loopback and link-local reach nobody", ["127.0.0.1", "169.254.0.0/16", "fe80::/10"], "nobody"],
        ["a part of a private range reaches nobody", ["10.1.0.0/16", "100.64.0.0/16"], "nobody"],
        ["a private range named by an address inside it reaches nobody", ["10.1.2.3/8"], "nobody"],
        ["an IPv6 address of a private range reaches nobody", ["fe80::1"], "nobody"],
        ["an IPv6 address of the same number as a private IPv4 one reaches few", ["::a00:1"], "few"],
        ["the neighbour of a private range reaches few", ["172.32.0.0/16"], "few"],
        ["a range around a private one is none", ["10.0.0.0/7"], "many"],
        [
            "a private range beside all of IPv4 changes nothing",
            ["10.0.0.0/8", "0.0.0.0/0", "::/0"],
            "everybody",
        ],
        ["what cannot be read may reach many", ["203.0.113.7", "office"], "many"],
        ["what cannot be read beside everybody stays unread", ["0.0.0.0/0", "::/0", "office"], "many"],
        ["a length past the end cannot be read", ["203.0.113.7/33"], "many"],
        ["a number past 255 cannot be read", ["203.0.113.256"], "many"],
        ["the number 255 is read", ["203.0.113.255"], "few"],
        ["three numbers cannot be read", ["203.0.113"], "many"],
        ["a number with a sign cannot be read", ["203.0.113.+7"], "many"],
        ["a number in hexadecimal cannot be read", ["203.0.113.0x7"], "many"],
        ["a length with a sign cannot be read", ["203.0.113.7/+24"], "many"],
        ["a length with an exponent cannot be read", ["203.0.113.7/2e1"], "many"],
        ["two lengths cannot be read", ["203.0.113.7/32/32"], "many"],
        ["IPv6 of two groups cannot be read", ["2001:db8"], "many"],
        ["IPv6 of nine groups cannot be read", ["1:2:3:4:5:6:7:8::9"], "many"],
        ["a group that is no number cannot be read", ["2001:db8::xyz"], "many"],
        ["a group of five digits cannot be read", ["2001:db8::10000"], "many"],
        ["two runs of zeros cannot be read", ["2001::db8::7"], "many"],
        ["an empty length cannot be read", ["203.0.113.7/"], "many"],
        ["a wildcard is no range", ["*"], "many"],
        ["blanks around a range are passed over", [" 203.0.113.7/32 "], "few"],
        ["IPv6 in full is read", ["2001:0db8:0000:0000:0000:0000:0000:0007"], "few"],
        ["IPv6 is read behind a run of zeros too", ["::/32", "::1:0:0:0:0:0:0/32"], "many"],
        ["IPv6 in capitals is read", ["2001:DB8::7/128"], "few"],
    ];
    for (const [sentence, ranges, reach] of cases)
        it(sentence, () => {
            assert.strictEqual(reachOf(ranges), reach);
        });
});
